package dev.waymark.wire.state;

import dev.waymark.domain.event.Event;

/**
 * An event and where it was read: what the ledger keeps and what travels to the customer's
 * partition.
 *
 * @param partition the partition of its input topic
 * @param offset its offset there
 */
public record Entry(Event event, int partition, long offset) implements Addressed, Named {

  @Override
  public long atMs() {
    return event.occurredAtMs();
  }
}
