package dev.waymark.stream;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Moment;
import java.util.List;

/**
 * How a customer came to where they stand: what is still kept event by event, and what was told.
 *
 * @param beganMs when the customer's first event was, in epoch milliseconds
 * @param keptFromMs what lies at or before this moment is no longer kept one by one; the first
 *     event itself when all is kept
 * @param events in their order
 * @param moments in their order
 */
public record Past(long beganMs, long keptFromMs, List<Event> events, List<Moment> moments) {

  public Past {
    events = List.copyOf(events);
    moments = List.copyOf(moments);
  }
}
