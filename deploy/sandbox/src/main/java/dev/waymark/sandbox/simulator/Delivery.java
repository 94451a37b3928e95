package dev.waymark.sandbox.simulator;

import dev.waymark.domain.event.Event;

/**
 * One event on its way to its topic. The same event may be delivered twice, and later than others
 * that happened after it.
 *
 * @param deliverAtMs when it arrives, in epoch milliseconds, never before it happened
 * @param text the words of a contact or mention, empty when there are none
 */
public record Delivery(long deliverAtMs, Event event, String text) {

  public Delivery {
    if (deliverAtMs < event.occurredAtMs()) {
      throw new IllegalArgumentException(
          "event "
              + event.eventId()
              + " would arrive "
              + (event.occurredAtMs() - deliverAtMs)
              + " ms before it happens");
    }
  }
}
