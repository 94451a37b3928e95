package dev.waymark.domain.event;

import java.util.List;

/**
 * What every event says: who, when and whence. A text that the source did not give is empty.
 *
 * @param eventId unique per event; the same id twice is one event
 * @param occurredAtMs when it happened, in epoch milliseconds, 0 or later
 * @param customerId the customer as the source knows them, empty when it does not
 * @param identifiers other identifiers the event carries, in the source's order
 * @param source the system that sent it
 * @param channel where it happened, as the source calls it
 * @param campaign the campaign that brought the customer here
 * @param referrer who brought the customer here
 */
public record Origin(
    String eventId,
    long occurredAtMs,
    String customerId,
    List<Identifier> identifiers,
    String source,
    String channel,
    String campaign,
    String referrer) {

  public Origin {
    if (eventId.isEmpty()) {
      throw new IllegalArgumentException("eventId is empty: an event needs an id");
    }
    if (occurredAtMs < 0) {
      throw new IllegalArgumentException(
          "occurredAtMs is "
              + occurredAtMs
              + ": an event happens at or after 1970-01-01T00:00:00Z");
    }
    identifiers = List.copyOf(identifiers);
  }

  /** The same, but for who brought the customer here. */
  public Origin referredBy(String other) {
    return new Origin(
        eventId, occurredAtMs, customerId, identifiers, source, channel, campaign, other);
  }
}
