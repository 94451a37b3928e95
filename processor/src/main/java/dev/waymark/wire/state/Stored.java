package dev.waymark.wire.state;

import dev.waymark.domain.journey.Journey;

/**
 * A journey as it is kept.
 *
 * @param wakeMs where the deadline index has the customer: no later than the journey's next change
 * @param entries how many events the ledger holds one by one
 */
public record Stored(Journey journey, long wakeMs, int entries) {}
