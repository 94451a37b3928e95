package dev.waymark.domain.kpi;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Fixed buckets of how long something took, so that counts can be added up, and quantiles of them.
 */
public final class Buckets {

  private static final long HOUR_MS = 3_600_000L;
  private static final long DAY_MS = 24 * HOUR_MS;

  /** A bucket and its bounds, the upper one exclusive; the last one reaches on and on. */
  private record Bucket(String name, long fromMs, long toMs) {

    BigDecimal fromDays() {
      return days(fromMs);
    }

    BigDecimal widthDays() {
      return days(toMs - fromMs);
    }

    private static BigDecimal days(long ms) {
      return BigDecimal.valueOf(ms).divide(BigDecimal.valueOf(DAY_MS), MathContext.DECIMAL64);
    }
  }

  private static final Bucket LAST = new Bucket("ge_90d", 90 * DAY_MS, 90 * DAY_MS);

  private static final List<Bucket> ALL =
      List.of(
          new Bucket("0", 0, 0),
          new Bucket("lt_1h", 0, HOUR_MS),
          new Bucket("lt_1d", HOUR_MS, DAY_MS),
          new Bucket("lt_7d", DAY_MS, 7 * DAY_MS),
          new Bucket("lt_30d", 7 * DAY_MS, 30 * DAY_MS),
          new Bucket("lt_90d", 30 * DAY_MS, 90 * DAY_MS),
          LAST);

  private Buckets() {}

  /** The bucket of a span in milliseconds, 0 or more; no time at all is a bucket of its own. */
  public static String of(long ms) {
    if (ms == 0) {
      return "0";
    }
    for (Bucket bucket : ALL) {
      if (ms < bucket.toMs) {
        return bucket.name;
      }
    }
    return LAST.name;
  }

  /**
   * The number of days within which so many of a hundred had bought, as if all within a bucket were
   * spread evenly; beyond the last bound, that bound.
   */
  static Optional<BigDecimal> days(Slice slice, int percent) {
    long all = 0;
    for (Bucket bucket : ALL) {
      all += count(slice, bucket);
    }
    if (all == 0) {
      return Optional.empty();
    }
    BigDecimal rank = BigDecimal.valueOf(all * percent).movePointLeft(2);
    long below = 0;
    for (Bucket bucket : ALL) {
      long here = count(slice, bucket);
      if (here > 0 && rank.compareTo(BigDecimal.valueOf(below + here)) <= 0) {
        BigDecimal share =
            rank.subtract(BigDecimal.valueOf(below))
                .divide(BigDecimal.valueOf(here), MathContext.DECIMAL64);
        return Optional.of(bucket.fromDays().add(bucket.widthDays().multiply(share)));
      }
      below += here;
    }
    throw new IllegalStateException("of " + all + " none is at " + percent + " %");
  }

  private static long count(Slice slice, Bucket bucket) {
    return slice.count(Kpi.TIME_TO_FIRST_PURCHASE, "bucket=" + bucket.name());
  }
}
