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

  /** The same entry, but for who brought the customer. */
  public Entry referredBy(String other) {
    return new Entry(event.with(event.origin().referredBy(other)), partition, offset);
  }

  /** Whether two entries are one record that was read. */
  public boolean isSameRecord(Entry other) {
    return partition == other.partition
        && offset == other.offset
        && event.kind() == other.event.kind();
  }

  @Override
  public long atMs() {
    return event.occurredAtMs();
  }
}
