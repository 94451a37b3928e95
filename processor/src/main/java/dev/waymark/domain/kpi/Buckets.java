package dev.waymark.domain.kpi;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** Quantiles of the time to the first purchase, from the buckets in which it is counted. */
final class Buckets {

  private static final BigDecimal HOUR =
      BigDecimal.ONE.divide(BigDecimal.valueOf(24), MathContext.DECIMAL64);

  /** From and to how many days a bucket reaches; the last one reaches on and on. */
  private record Bucket(String name, BigDecimal from, BigDecimal to) {

    static Bucket of(String name, long from, long to) {
      return new Bucket(name, BigDecimal.valueOf(from), BigDecimal.valueOf(to));
    }
  }

  private static final List<Bucket> ALL =
      List.of(
          Bucket.of("0", 0, 0),
          new Bucket("lt_1h", BigDecimal.ZERO, HOUR),
          new Bucket("lt_1d", HOUR, BigDecimal.ONE),
          Bucket.of("lt_7d", 1, 7),
          Bucket.of("lt_30d", 7, 30),
          Bucket.of("lt_90d", 30, 90),
          Bucket.of("ge_90d", 90, 90));

  private Buckets() {}

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
        return Optional.of(bucket.from().add(bucket.to().subtract(bucket.from()).multiply(share)));
      }
      below += here;
    }
    throw new IllegalStateException("of " + all + " none is at " + percent + " %");
  }

  private static long count(Slice slice, Bucket bucket) {
    return slice.count(Kpi.TIME_TO_FIRST_PURCHASE, "bucket=" + bucket.name());
  }
}
