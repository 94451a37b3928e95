package dev.waymark.grafana;

import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.history.RevisionSlot;
import dev.waymark.metrics.KpiSeries;
import dev.waymark.metrics.Metric;
import java.time.Duration;
import java.util.Locale;

/**
 * Queries in the only forms that are right. A window of history has a sample for each revision,
 * shortly before its end, and the last one counts; a gauge of state is there twice while its
 * partition moves from one instance to another.
 */
final class Promql {

  private static final String RUN = KpiSeries.RUN + "=\"$run\"";

  private Promql() {}

  /** A stock as it stands: each cell of each partition once, whoever shows it. */
  static String now(Metric metric, String by, String matchers) {
    String cell = String.join(", ", metric.labels());
    return sumBy(by, "max by (" + cell + ") (" + metric.label() + braces(matchers) + ")");
  }

  static String now(Metric metric, String by) {
    return now(metric, by, "");
  }

  /** What a counter counts in a second, over what one point of a graph stands for. */
  static String perSecond(Metric metric, String by) {
    return sumBy(by, "rate(" + metric.label() + "[$__rate_interval])");
  }

  /** The counts of a KPI in each window, drawn where the window begins. */
  static String each(Grain grain, Kpi kpi, String by, String matchers) {
    return sumBy(by, drawn(grain, KpiSeries.count(kpi), matchers));
  }

  static String each(Grain grain, Kpi kpi, String by) {
    return each(grain, kpi, by, "");
  }

  /** The same of the amounts. */
  static String eachAmount(Grain grain, Kpi kpi, String by, String matchers) {
    return sumBy(by, drawn(grain, KpiSeries.amount(kpi), matchers));
  }

  static String eachAmount(Grain grain, Kpi kpi, String by) {
    return eachAmount(grain, kpi, by, "");
  }

  private static String drawn(Grain grain, String series, String matchers) {
    return latest(grain, series, matchers, " offset -" + span(grain));
  }

  /**
   * The counts of the last closed window. Its samples, and those of the one that is open, lie just
   * before the end of their windows; whoever looks back from so long ago sees closed ones alone,
   * and never none.
   */
  static String last(Grain grain, Kpi kpi, String by, String matchers) {
    return sumBy(by, latest(grain, KpiSeries.count(kpi), matchers, closed(grain, "")));
  }

  static String last(Grain grain, Kpi kpi, String by) {
    return last(grain, kpi, by, "");
  }

  /** The amounts of the last closed window. */
  static String lastAmount(Grain grain, Kpi kpi, String by, String matchers) {
    return sumBy(by, latest(grain, KpiSeries.amount(kpi), matchers, closed(grain, "")));
  }

  static String lastAmount(Grain grain, Kpi kpi, String by) {
    return lastAmount(grain, kpi, by, "");
  }

  /** The counts of the window that closed so long before the last one. */
  static String earlier(Grain grain, Kpi kpi, String by, String matchers, String before) {
    return sumBy(by, latest(grain, KpiSeries.count(kpi), matchers, closed(grain, before)));
  }

  static String earlierAmount(Grain grain, Kpi kpi, String by, String matchers, String before) {
    return sumBy(by, latest(grain, KpiSeries.amount(kpi), matchers, closed(grain, before)));
  }

  /** The counts of all days of a span that have closed. */
  static String days(String span, Kpi kpi, String by, String matchers) {
    return sumBy(by, summed(span, KpiSeries.count(kpi), matchers));
  }

  static String days(String span, Kpi kpi, String by) {
    return days(span, kpi, by, "");
  }

  /** The amounts of all days of a span that have closed. */
  static String daysAmount(String span, Kpi kpi, String by, String matchers) {
    return sumBy(by, summed(span, KpiSeries.amount(kpi), matchers));
  }

  static String daysAmount(String span, Kpi kpi, String by) {
    return daysAmount(span, kpi, by, "");
  }

  private static String summed(String span, String series, String matchers) {
    return "sum_over_time(" + latest(Grain.DAY, series, matchers, "") + "[" + span + ":1d])";
  }

  /**
   * Of cells whose dimensions name the only month they can lie in, as those of cohorts do: what
   * they are, wherever in the past.
   */
  static String everMonth(String series, String by, String matchers) {
    return sumBy(by, "max_over_time(" + latest(Grain.MONTH, series, matchers, "") + "[400d:1d])");
  }

  private static String closed(Grain grain, String before) {
    long window = Duration.parse("P" + span(grain).toUpperCase(Locale.ROOT)).toMillis();
    return " offset " + before + Duration.ofMillis(RevisionSlot.room(0, window)).toMinutes() + "m";
  }

  private static String latest(Grain grain, String series, String matchers, String offset) {
    String grains = KpiSeries.GRAIN + "=\"" + grain.label() + "\", " + RUN;
    String all = matchers.isEmpty() ? grains : grains + ", " + matchers;
    return "last_over_time(" + series + "{" + all + "}[" + span(grain) + "]" + offset + ")";
  }

  /** How wide a window of a grain is, and no narrower. */
  static String span(Grain grain) {
    return switch (grain) {
      case MINUTE -> "1m";
      case HOUR -> "1h";
      case DAY -> "1d";
      case WEEK -> "7d";
      case MONTH -> "31d";
      case NOW -> throw new IllegalArgumentException("now is a moment: it has no window");
    };
  }

  /** A share; nothing of nothing is no share, and is not shown. */
  static String share(String part, String whole) {
    return "(" + part + ") / (" + whole + " > 0)";
  }

  private static String sumBy(String by, String expression) {
    return by.isEmpty() ? "sum(" + expression + ")" : "sum by (" + by + ") (" + expression + ")";
  }

  private static String braces(String matchers) {
    return matchers.isEmpty() ? "" : "{" + matchers + "}";
  }
}
