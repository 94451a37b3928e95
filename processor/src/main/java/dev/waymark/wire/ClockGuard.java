package dev.waymark.wire;

import dev.waymark.domain.event.Event;

/**
 * Keeps events from the future out: they would move the clock for everybody.
 *
 * @param toleranceMs how far ahead of the broker's clock a source's clock may run
 */
public record ClockGuard(long toleranceMs) {

  public ClockGuard {
    if (toleranceMs < 0) {
      throw new IllegalArgumentException("toleranceMs is " + toleranceMs + ": it is 0 or more");
    }
  }

  /** The same, or a reject where the event happened too long after its record was appended. */
  public Decoded check(Decoded decoded, long appendedAtMs) {
    if (!(decoded instanceof Decoded.Read read) || !isAhead(read.event(), appendedAtMs)) {
      return decoded;
    }
    long aheadMs = read.event().occurredAtMs() - appendedAtMs;
    return new Decoded.Rejected(
        RejectReason.FUTURE,
        "occurred_at is " + aheadMs + " ms after it was written: at most " + toleranceMs,
        read.event().eventId(),
        read.original());
  }

  private boolean isAhead(Event event, long appendedAtMs) {
    return event.occurredAtMs() - appendedAtMs > toleranceMs;
  }
}
