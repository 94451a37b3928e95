package dev.waymark.domain.kpi;

import java.util.HashMap;
import java.util.Map;

/**
 * What a figure is reckoned from: the cells of one window that have some dimensions.
 *
 * @param by the dimensions, where a cell has them
 */
record Slice(CellBook book, Windows windows, Grain grain, long startMs, Map<String, String> by) {

  /** The counts of a KPI; each of {@code dimensions} is a {@code name=value}. */
  long count(Kpi kpi, String... dimensions) {
    return sum(kpi, dimensions).count();
  }

  /** The amounts of a KPI; each of {@code dimensions} is a {@code name=value}. */
  long amount(Kpi kpi, String... dimensions) {
    return sum(kpi, dimensions).amount();
  }

  /** The amounts of several movements together. */
  long moved(String... movements) {
    long moved = 0;
    for (String movement : movements) {
      moved += amount(Kpi.MOVEMENTS, "movement=" + movement);
    }
    return moved;
  }

  /** What a stock stood at when the window began: at the end of the one before. */
  long opening(Kpi stock) {
    return book.sum(stock.label(), grain, windows.previous(grain, startMs), by).amount();
  }

  /** The counts of a KPI in whatever window they lie. */
  long countEver(Kpi kpi, String... dimensions) {
    return book.sum(kpi.label(), grain, named(Map.of(), dimensions)).count();
  }

  /** The value of a dimension by which the figure is split. */
  String value(String dimension) {
    return by.getOrDefault(dimension, "");
  }

  private Sum sum(Kpi kpi, String... dimensions) {
    return book.sum(kpi.label(), grain, startMs, named(by, dimensions));
  }

  private static Map<String, String> named(Map<String, String> some, String... dimensions) {
    Map<String, String> all = new HashMap<>(some);
    for (String pair : dimensions) {
      int equals = pair.indexOf('=');
      all.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return all;
  }
}
