package dev.waymark.sandbox.simulator;

import dev.waymark.domain.event.Event;

/**
 * One event on its way to its topic.
 *
 * @param text the words of a contact or mention, empty when there are none
 */
public record EventDelivery(long deliverAtMs, Event event, String text) implements Delivery {

  public EventDelivery {
    if (deliverAtMs < event.occurredAtMs()) {
      throw new IllegalArgumentException(
          "event "
              + event.eventId()
              + " would arrive "
              + (event.occurredAtMs() - deliverAtMs)
              + " ms before it happens");
    }
  }

  @Override
  public long occurredAtMs() {
    return event.occurredAtMs();
  }
}
