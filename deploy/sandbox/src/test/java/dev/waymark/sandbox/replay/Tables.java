package dev.waymark.sandbox.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The results of a replay, asked as a test asks. */
record Tables(Results results) {

  List<Map<String, String>> rows(String name) {
    Table table =
        results.tables().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> cells : table.rows()) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(table.columns().get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** The counts of a KPI in one grain by window, over all dimensions that fit. */
  Map<String, Long> counts(String kpi, String grain, Predicate<String> dimensions) {
    return sums(kpi, grain, dimensions, row -> Long.parseLong(row.get("count")));
  }

  Map<String, Long> counts(String kpi, String grain) {
    return counts(kpi, grain, dimensions -> true);
  }

  Map<String, Long> amounts(String kpi, String grain) {
    return sums(kpi, grain, dimensions -> true, row -> Long.parseLong(row.get("amount")));
  }

  /** A figure in whole numbers by month. */
  Map<String, Long> figures(String figure) {
    Map<String, Long> values = new LinkedHashMap<>();
    for (Map<String, String> row : rows("figures.csv")) {
      if (figure.equals(row.get("figure")) && "month".equals(row.get("grain"))) {
        values.put(
            row.getOrDefault("window_start", "").substring(0, 10),
            Long.parseLong(row.getOrDefault("value", "")));
      }
    }
    return values;
  }

  private Map<String, Long> sums(
      String kpi,
      String grain,
      Predicate<String> dimensions,
      ToLongFunction<Map<String, String>> value) {
    Map<String, Long> sums = new LinkedHashMap<>();
    for (Map<String, String> row : rows("kpis.csv")) {
      if (kpi.equals(row.get("kpi"))
          && grain.equals(row.get("grain"))
          && dimensions.test(row.getOrDefault("dimensions", ""))) {
        String window = row.getOrDefault("window_start", "").substring(0, 10);
        sums.merge(window, value.applyAsLong(row), Long::sum);
      }
    }
    return sums;
  }
}
