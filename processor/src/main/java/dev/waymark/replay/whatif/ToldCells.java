package dev.waymark.replay.whatif;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.CellId.Series;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.kpi.Usual;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.domain.rules.Rules;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Cells as they are told at the end: stocks as they stand in every window since their first part,
 * complaints against what is usual, and nothing of windows that only their end decides.
 */
final class ToldCells {

  private final Windows windows;
  private final Usual usual;
  private final long endMs;
  private final Map<CellId, Sum> told = new HashMap<>();
  private final Map<Series, NavigableMap<Long, Sum>> stocks = new HashMap<>();
  private final Map<Grain, NavigableMap<Long, Long>> complaints = new EnumMap<>(Grain.class);

  private ToldCells(Rules rules, long endMs) {
    this.windows = new Windows(rules.zone());
    this.usual = new Usual(windows, rules.unusualFloor());
    this.endMs = endMs;
  }

  /** What is told of these parts; a cell of nothing is not told. */
  static Map<CellId, Sum> of(Map<CellId, Sum> parts, Rules rules, long endMs) {
    ToldCells cells = new ToldCells(rules, endMs);
    parts.forEach(cells::sort);
    cells.stocks.forEach(cells::stand);
    cells.complaints.forEach(cells::compare);
    return cells.told;
  }

  private void sort(CellId id, Sum part) {
    if (id.kpi() == Kpi.UNUSUAL) {
      complaints
          .computeIfAbsent(id.grain(), grain -> new TreeMap<>())
          .merge(id.startMs(), part.count(), Long::sum);
    } else if (id.isStock() && id.grain() != Grain.NOW) {
      stocks
          .computeIfAbsent(id.series(), series -> new TreeMap<>())
          .merge(id.startMs(), part, Sum::plus);
    } else {
      tell(id, part);
    }
  }

  private void stand(Series series, NavigableMap<Long, Sum> parts) {
    Sum standing = Sum.ZERO;
    long lastMs = windows.start(series.grain(), endMs);
    for (long ms = parts.firstKey(); ms <= lastMs; ms = windows.end(series.grain(), ms)) {
      standing = standing.plus(parts.getOrDefault(ms, Sum.ZERO));
      tell(series.at(ms), standing);
    }
  }

  private void compare(Grain grain, NavigableMap<Long, Long> counts) {
    counts.values().removeIf(count -> count == 0);
    for (long ms : counts.keySet()) {
      usual
          .of(grain, ms, counts)
          .ifPresent(sum -> tell(new CellId(Kpi.UNUSUAL, "", grain, ms), sum));
    }
  }

  private void tell(CellId id, Sum sum) {
    boolean over = id.grain() == Grain.NOW || windows.end(id.grain(), id.startMs()) <= endMs;
    if (!sum.isZero() && (over || !id.kpi().isKnownOnlyAtTheEnd())) {
      told.put(id, sum);
    }
  }
}
