package dev.waymark.domain.kpi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** KPI cells, to be looked up by what they are about. A cell of nothing is none. */
public final class CellBook {

  private final Map<Grain, NavigableMap<Long, Page>> pages = new EnumMap<>(Grain.class);
  private final Map<String, List<KpiCell>> byKpi = new HashMap<>();

  /** The cells of one window. */
  private static final class Page {
    final Map<String, List<KpiCell>> byKpi = new HashMap<>();
    boolean complete;
  }

  public CellBook(Collection<KpiCell> cells) {
    for (KpiCell cell : cells) {
      if (!cell.sum().isZero()) {
        Page page =
            pages
                .computeIfAbsent(cell.grain(), grain -> new TreeMap<>())
                .computeIfAbsent(cell.startMs(), start -> new Page());
        page.byKpi.computeIfAbsent(cell.kpi(), kpi -> new ArrayList<>()).add(cell);
        page.complete |= cell.complete();
        byKpi.computeIfAbsent(cell.kpi(), kpi -> new ArrayList<>()).add(cell);
      }
    }
  }

  /** The starts of the windows of a grain about which anything is known, the earliest first. */
  Collection<Long> starts(Grain grain) {
    return pages.getOrDefault(grain, new TreeMap<>()).keySet();
  }

  /** Whether a window is over. */
  boolean isComplete(Grain grain, long startMs) {
    return page(grain, startMs).complete;
  }

  /** The cells of a KPI in a window. */
  List<KpiCell> cells(String kpi, Grain grain, long startMs) {
    return page(grain, startMs).byKpi.getOrDefault(kpi, List.of());
  }

  /** The sum of the cells of a KPI in a window that have these dimensions. */
  Sum sum(String kpi, Grain grain, long startMs, Map<String, String> dimensions) {
    return sum(cells(kpi, grain, startMs), dimensions);
  }

  /** The sum of the cells of a KPI in all windows of a grain that have these dimensions. */
  Sum sum(String kpi, Grain grain, Map<String, String> dimensions) {
    return sum(
        byKpi.getOrDefault(kpi, List.of()).stream().filter(cell -> cell.grain() == grain).toList(),
        dimensions);
  }

  private static Sum sum(List<KpiCell> cells, Map<String, String> dimensions) {
    Sum sum = Sum.ZERO;
    for (KpiCell cell : cells) {
      if (cell.has(dimensions)) {
        sum = sum.plus(cell.sum());
      }
    }
    return sum;
  }

  private Page page(Grain grain, long startMs) {
    NavigableMap<Long, Page> ofGrain = pages.getOrDefault(grain, new TreeMap<>());
    return ofGrain.getOrDefault(startMs, new Page());
  }
}
