package dev.waymark.metrics;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether what comes is history: the run is a replay, or events still come and lie more than a day
 * before the wall clock. A partition at which nothing comes any more is no replay but a fault, and
 * that must not be kept quiet.
 */
final class Replaying {

  private static final long OLD_MS = Duration.ofDays(1).toMillis();
  private static final long STILL_COMING_MS = Duration.ofMinutes(1).toMillis();

  private final boolean always;
  private final LongSupplier wallMs;
  private volatile long oldCameMs = Long.MIN_VALUE;

  Replaying(boolean always, LongSupplier wallMs) {
    this.always = always;
    this.wallMs = wallMs;
  }

  /** A partition's clock moved from one moment to a later one. */
  void moved(long toMs) {
    long nowMs = wallMs.getAsLong();
    if (toMs < nowMs - OLD_MS) {
      oldCameMs = nowMs;
    }
  }

  boolean now() {
    return always || oldCameMs > wallMs.getAsLong() - STILL_COMING_MS;
  }
}
