package dev.waymark.replay.asof;

import dev.waymark.replay.Place;
import java.time.Instant;
import java.util.Optional;

/**
 * When the record of an event was appended, as seen from an instant.
 *
 * @param appendedAt when exactly, where its topic still tells
 */
public record Arrival(
    String eventId, Instant occurredAt, Place place, When when, Optional<Instant> appendedAt) {

  /** On which side of the instant. */
  public enum When {
    BY_THEN,
    AFTERWARDS,
    /** Its topic no longer holds it, nor anything that tells. */
    NO_LONGER_KNOWN
  }

  public boolean isLate() {
    return when == When.AFTERWARDS;
  }
}
