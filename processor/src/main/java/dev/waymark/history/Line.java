package dev.waymark.history;

import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.metrics.KpiSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A KPI of some dimensions at one grain over time: what a board draws as one line.
 *
 * @param dimensions by name, in alphabetical order
 */
record Line(Kpi kpi, Grain grain, SortedMap<String, String> dimensions) {

  static Line of(Kpi kpi, Grain grain, Map<String, String> dimensions) {
    return new Line(kpi, grain, new TreeMap<>(dimensions));
  }

  /** Whether every window of it is told, changed or not. */
  boolean isStock() {
    return kpi.isStock(
        dimensions.entrySet().stream()
            .map(dimension -> dimension.getKey() + "=" + dimension.getValue())
            .collect(Collectors.joining(";")));
  }

  /**
   * The samples of one of its values: one for the count, and one for the amount where the KPI has
   * one.
   *
   * @param minorPerMajor how many of the smallest units of the currency make one
   */
  List<Sample> samples(String run, long atMs, long count, long amount, double minorPerMajor) {
    List<Sample> samples = new ArrayList<>(2);
    samples.add(new Sample(labels(KpiSeries.count(kpi), run), atMs, count));
    if (KpiSeries.hasAmount(kpi)) {
      double value = KpiSeries.isMoney(kpi) ? amount / minorPerMajor : amount;
      samples.add(new Sample(labels(KpiSeries.amount(kpi), run), atMs, value));
    }
    return samples;
  }

  private SortedMap<String, String> labels(String name, String run) {
    SortedMap<String, String> labels = new TreeMap<>(dimensions);
    labels.put(Sample.NAME, name);
    labels.put(KpiSeries.GRAIN, grain.label());
    labels.put(KpiSeries.RUN, run);
    return labels;
  }
}
