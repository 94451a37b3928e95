package dev.waymark.domain.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * How the complaints of an hour or a day compare with what is usual: the mean of the same hour of
 * the seven days before, or of these days. A floor is added to it, so that one complaint where
 * there are none else is no alarm. Windows before the first complaint ever are left out: nothing
 * was counted then.
 *
 * <p>All complaints here are numbers by the start of their window, in epoch milliseconds; a window
 * without any is not among them. Not for use by several threads, as windows are not.
 */
public final class Usual {

  private static final int DAYS = 7;
  private static final long DAY_MS = 86_400_000L;

  /** Seven days and the change of a clock: further back nothing is compared with. */
  public static final long SPAN_MS = (DAYS + 1) * DAY_MS;

  private final Windows windows;
  private final long floor;

  /** By these windows, with a floor of so many complaints. */
  public Usual(Windows windows, long floor) {
    this.windows = windows;
    this.floor = floor;
  }

  /**
   * The complaints of a window as a percentage of the usual level plus the floor, rounded half up,
   * and their number; empty where there is no window before it to compare with.
   */
  public Optional<Sum> of(Grain grain, long startMs, NavigableMap<Long, Long> complaints) {
    long known = 0;
    long before = 0;
    for (long ms : comparedWith(grain, startMs)) {
      if (!complaints.isEmpty() && complaints.firstKey() <= ms) {
        known++;
        before += complaints.getOrDefault(ms, 0L);
      }
    }
    if (known == 0) {
      return Optional.empty();
    }
    long own = complaints.getOrDefault(startMs, 0L);
    long level = before + known * floor;
    return Optional.of(new Sum(Math.floorDiv(200 * own * known + level, 2 * level), own));
  }

  /** The windows with complaints that are compared with a window. */
  public List<Long> comparing(Grain grain, long startMs, NavigableMap<Long, Long> complaints) {
    List<Long> comparing = new ArrayList<>();
    long nextMs = startMs;
    for (int k = 1; k <= DAYS; k++) {
      if (grain == Grain.DAY) {
        nextMs = windows.end(grain, nextMs);
        comparing.addAll(complaints.subMap(nextMs, true, nextMs, true).keySet());
      } else {
        long fromMs = startMs + k * DAY_MS;
        long toMs = windows.end(grain, startMs) + k * DAY_MS;
        comparing.addAll(complaints.subMap(fromMs, true, toMs, false).keySet());
      }
    }
    return comparing;
  }

  /**
   * The windows with complaints that are compared with more or fewer when the first window moves
   * between two moments.
   */
  public List<Long> comparingBetween(
      Grain grain, long fromMs, long toMs, NavigableMap<Long, Long> complaints) {
    return complaints.subMap(toMs, true, toMs + SPAN_MS, true).keySet().stream()
        .filter(
            startMs ->
                comparedWith(grain, startMs).stream().anyMatch(ms -> fromMs <= ms && ms < toMs))
        .toList();
  }

  private List<Long> comparedWith(Grain grain, long startMs) {
    List<Long> before = new ArrayList<>(DAYS);
    long beforeMs = startMs;
    for (int k = 1; k <= DAYS; k++) {
      beforeMs =
          grain == Grain.DAY
              ? windows.previous(grain, beforeMs)
              : windows.start(grain, startMs - k * DAY_MS);
      before.add(beforeMs);
    }
    return before;
  }
}
