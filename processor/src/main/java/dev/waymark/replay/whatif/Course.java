package dev.waymark.replay.whatif;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Windows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How the count of a KPI runs, window by window, all dimensions together.
 *
 * @param counts by the start of the window
 */
record Course(Kpi kpi, Grain grain, NavigableMap<Long, Both<Long>> counts) {

  private static final long DAY_MS = 86_400_000L;
  private static final int DAYS_AT_MOST = 120;
  private static final int WEEKS_AT_MOST = 120;
  private static final Both<Long> NOTHING = new Both<>(0L, 0L);

  /** The courses that differ most for their size, in the order of the catalogue. */
  static List<Course> of(Report report, int atMost) {
    Map<Kpi, List<CellPair>> byKpi = new EnumMap<>(Kpi.class);
    for (CellPair cell : report.cells()) {
      if (KpiDifference.addsUp(cell.id().kpi()) && cell.id().grain() != Grain.NOW) {
        byKpi.computeIfAbsent(cell.id().kpi(), kpi -> new ArrayList<>()).add(cell);
      }
    }
    List<Course> courses = new ArrayList<>();
    byKpi.forEach((kpi, cells) -> courses.add(of(kpi, cells, report)));
    return courses.stream()
        .filter(course -> course.share() > 0)
        .sorted(Comparator.comparingDouble(course -> -course.share()))
        .limit(atMost)
        .sorted(Comparator.comparing(Course::kpi))
        .toList();
  }

  private static Course of(Kpi kpi, List<CellPair> cells, Report report) {
    Grain grain = grain(report.history(), cells);
    NavigableMap<Long, Both<Long>> counts = new TreeMap<>();
    for (CellPair cell : cells) {
      CellId id = cell.id();
      if (id.grain() == grain && id.isStock() == kpi.isStock("")) {
        Both<Long> more = cell.sums().map(sum -> sum.count());
        counts.merge(
            id.startMs(),
            more,
            (one, other) ->
                new Both<>(one.baseline() + other.baseline(), one.candidate() + other.candidate()));
      }
    }
    fill(counts, grain, new Windows(report.rules().baseline().zone()));
    return new Course(kpi, grain, counts);
  }

  private static Grain grain(History history, List<CellPair> cells) {
    long days = (history.endMs() - history.firstMs()) / DAY_MS;
    Grain wanted =
        days <= DAYS_AT_MOST ? Grain.DAY : days / 7 <= WEEKS_AT_MOST ? Grain.WEEK : Grain.MONTH;
    return cells.stream()
        .map(cell -> cell.id().grain())
        .filter(grain -> grain.compareTo(wanted) >= 0)
        .min(Comparator.naturalOrder())
        .orElse(Grain.MONTH);
  }

  /** A window between others in which nothing was counted is a zero, and no gap. */
  private static void fill(NavigableMap<Long, Both<Long>> counts, Grain grain, Windows windows) {
    if (!counts.isEmpty()) {
      long lastMs = counts.lastKey();
      for (long ms = counts.firstKey(); ms < lastMs; ms = windows.end(grain, ms)) {
        counts.putIfAbsent(ms, NOTHING);
      }
    }
  }

  /** How much of it differs, from 0 to 1. */
  private double share() {
    long differs = 0;
    long all = 1;
    for (Both<Long> count : counts.values()) {
      differs += Math.abs(count.candidate() - count.baseline());
      all += Math.max(Math.abs(count.candidate()), Math.abs(count.baseline()));
    }
    return (double) differs / all;
  }
}
