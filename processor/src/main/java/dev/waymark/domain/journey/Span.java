package dev.waymark.domain.journey;

/** Names for how long something took, in fixed buckets, so that counts of them can be added up. */
final class Span {

  private static final long HOUR_MS = 3_600_000L;
  private static final long DAY_MS = 24 * HOUR_MS;

  private Span() {}

  /** The bucket of a span in milliseconds, 0 or more. */
  static String of(long ms) {
    if (ms == 0) {
      return "0";
    }
    if (ms < DAY_MS) {
      return ms < HOUR_MS ? "lt_1h" : "lt_1d";
    }
    if (ms < 30 * DAY_MS) {
      return ms < 7 * DAY_MS ? "lt_7d" : "lt_30d";
    }
    return ms < 90 * DAY_MS ? "lt_90d" : "ge_90d";
  }
}
