package dev.waymark.fit;

import java.util.ArrayList;
import java.util.List;

/**
 * At which past moments the outcome is known by now: up to six, a month apart, each with at least
 * as much history before it as outcome after it.
 *
 * @param horizonMs how long an outcome is waited for: the horizon, or half the history if that is
 *     less
 * @param momentsMs epoch milliseconds, the latest first; empty where history is too short
 */
public record Schedule(long horizonMs, List<Long> momentsMs) {

  private static final long DAY_MS = 86_400_000L;
  private static final long SHORTEST_MS = 14 * DAY_MS;
  private static final long BETWEEN_MS = 30 * DAY_MS;
  private static final int MOMENTS = 6;

  public Schedule {
    momentsMs = List.copyOf(momentsMs);
  }

  /** The moments for a history from its first purchase to some moment. */
  public static Schedule of(long firstMs, long untilMs, long horizonMs) {
    long waitMs = Math.min(horizonMs, (untilMs - firstMs) / 2 / DAY_MS * DAY_MS);
    List<Long> momentsMs = new ArrayList<>();
    for (int k = 0; k < MOMENTS && waitMs >= SHORTEST_MS; k++) {
      long momentMs = untilMs - waitMs - k * BETWEEN_MS;
      if (momentMs - firstMs >= waitMs) {
        momentsMs.add(momentMs);
      }
    }
    return new Schedule(waitMs, momentsMs);
  }
}
