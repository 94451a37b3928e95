package dev.waymark.wire.state;

import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.kpi.Sum;

/**
 * A journey as it is kept.
 *
 * @param wakeMs where the deadline index has the customer: no later than the journey's next change
 * @param entries how many events the ledger holds one by one
 * @param brought how many new customers this one brought, and what they paid at first
 * @param owner whose journey the customer's events are part of; empty for their own
 */
public record Stored(Journey journey, long wakeMs, int entries, Sum brought, String owner) {

  /** Kept for the first time. */
  public static Stored of(Journey journey) {
    return new Stored(journey, Long.MAX_VALUE, 0, Sum.ZERO, "");
  }

  /** Whether an explicit link made the customer one with another one. */
  public boolean isMerged() {
    return !owner.isEmpty();
  }

  /** Whether there is nothing about the customer that is worth keeping. */
  public boolean isNothing() {
    return !journey.hasBegun() && entries == 0 && brought.isZero() && !isMerged();
  }

  public Stored with(Sum nowBrought) {
    return new Stored(journey, wakeMs, entries, nowBrought, owner);
  }
}
