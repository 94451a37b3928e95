package dev.waymark.stream;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.Origin;
import java.util.List;

/** The same event, borne by another name. */
public final class Renamed {

  private Renamed() {}

  public static Event event(Event event, String eventId, String customer, List<Identifier> names) {
    Origin was = event.origin();
    return event.with(
        new Origin(
            eventId,
            was.occurredAtMs(),
            customer,
            names,
            was.source(),
            was.channel(),
            was.campaign(),
            was.referrer()));
  }

  static Event referrer(Event event, String referrer) {
    return event.with(event.origin().referredBy(referrer));
  }
}
