package dev.waymark.fit;

import dev.waymark.domain.journey.Spend;
import dev.waymark.domain.worth.BuyingHistory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One customer, by when they bought and how much they spent.
 *
 * @param history when they bought
 * @param meanRepeatMinor the mean of what they spent on a repeat purchase day, in minor units, 0
 *     without repeats
 */
public record Buyer(BuyingHistory history, double meanRepeatMinor) {

  private static final double DAYS_A_WEEK = 7;

  public Buyer {
    if (!(meanRepeatMinor >= 0) || (history.repeats() == 0 && meanRepeatMinor != 0)) {
      throw new IllegalArgumentException(
          "the mean spend of %d repeats is %s: it must be 0 or more, and 0 without repeats"
              .formatted(history.repeats(), meanRepeatMinor));
    }
  }

  /**
   * What a customer's purchases come to.
   *
   * @param purchases at least one, all before the moment, in any order
   * @param zone says when a day begins
   * @param untilMs the moment, in epoch milliseconds; the history ends on the day just before it
   */
  public static Buyer of(Collection<Spend> purchases, ZoneId zone, long untilMs) {
    NavigableMap<Long, Long> minorByDay = new TreeMap<>();
    for (Spend spend : purchases) {
      minorByDay.merge(day(spend.atMs(), zone), spend.minor(), Math::addExact);
    }
    if (minorByDay.isEmpty()) {
      throw new IllegalArgumentException("a buyer has no purchases: there must be at least one");
    }
    long first = minorByDay.firstKey();
    int repeats = minorByDay.size() - 1;
    BuyingHistory history =
        new BuyingHistory(
            repeats,
            (minorByDay.lastKey() - first) / DAYS_A_WEEK,
            (day(untilMs - 1, zone) - first) / DAYS_A_WEEK);
    long repeated = minorByDay.tailMap(first, false).values().stream().mapToLong(m -> m).sum();
    return new Buyer(history, repeats == 0 ? 0 : (double) repeated / repeats);
  }

  private static long day(long atMs, ZoneId zone) {
    return Instant.ofEpochMilli(atMs).atZone(zone).toLocalDate().toEpochDay();
  }
}
