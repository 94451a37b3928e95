package dev.waymark.metrics;

import dev.waymark.domain.churn.Band;
import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.journey.Touch;
import dev.waymark.domain.kpi.Kpi;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A KPI that is a stock, and the gauges that show how it stands now.
 *
 * @param count the gauge of its count
 * @param value the gauge of its amount, if it has one
 * @param cells the dimensions of every cell there can be, as a KPI has them
 */
record Stock(Kpi kpi, Metric count, Optional<Metric> value, List<String> cells) {

  /** All that are shown, for customers of some value segments. */
  static List<Stock> all(List<String> segments) {
    return List.of(
        with(
            Kpi.CUSTOMERS,
            Metric.CUSTOMERS,
            Metric.CUSTOMERS_VALUE,
            pairs("segment", segments, "stage", names(Stage.values(), Stage.NONE))),
        with(
            Kpi.CUSTOMERS_BY_RISK,
            Metric.CUSTOMERS_BY_RISK,
            Metric.CUSTOMERS_BY_RISK_VALUE,
            pairs("band", names(Band.values(), Band.NONE), "segment", segments)),
        without(
            Kpi.PROSPECTS, Metric.PROSPECTS, each("first_touch", Arrays.stream(Touch.values()))),
        with(
            Kpi.SAVE_WINDOWS_OPEN,
            Metric.SAVE_WINDOWS_OPEN,
            Metric.SAVE_WINDOWS_OPEN_VALUE,
            causes()),
        with(
            Kpi.SAVE_WINDOWS_UNANSWERED,
            Metric.SAVE_WINDOWS_UNANSWERED,
            Metric.SAVE_WINDOWS_UNANSWERED_VALUE,
            causes()),
        without(Kpi.CASES_UNANSWERED, Metric.CASES_UNANSWERED, reasons()),
        with(Kpi.VALUE_AT_RISK, Metric.COMPLAINING_CUSTOMERS, Metric.VALUE_AT_RISK, reasons()));
  }

  private static Stock with(Kpi kpi, Metric count, Metric value, List<String> cells) {
    return new Stock(kpi, count, Optional.of(value), cells);
  }

  private static Stock without(Kpi kpi, Metric count, List<String> cells) {
    return new Stock(kpi, count, Optional.empty(), cells);
  }

  private static List<String> causes() {
    return each("cause", names(Finding.values(), Finding.BASE).stream());
  }

  private static List<String> reasons() {
    return each("reason", Arrays.stream(Reason.values()));
  }

  private static List<String> each(String label, Stream<?> values) {
    return values.map(value -> label + "=" + value).toList();
  }

  private static List<String> pairs(
      String label, List<String> values, String other, List<String> others) {
    return values.stream()
        .flatMap(
            value ->
                others.stream().map(second -> label + "=" + value + ";" + other + "=" + second))
        .toList();
  }

  /** The names of an enum's values, but for the one that stands for nothing. */
  private static <E extends Enum<E>> List<String> names(E[] values, E nothing) {
    return Arrays.stream(values).filter(value -> value != nothing).map(Enum::name).toList();
  }
}
