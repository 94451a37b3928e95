package dev.waymark.metrics;

import dev.waymark.domain.kpi.Kpi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The names that KPIs have as history: one series for the count, one for the amount. */
public final class KpiSeries {

  /** The label that says how wide the window is. */
  public static final String GRAIN = "grain";

  /** The label that tells what happened from what a replay worked out. */
  public static final String RUN = "run";

  private static final String PREFIX = "waymark_kpi_";

  /** Amounts that are no money: people reached, hours of lead, complaints. */
  private static final Set<Kpi> PLAIN =
      Set.of(Kpi.MENTIONS, Kpi.REVIEWS, Kpi.ALERT_LEAD_TIMES, Kpi.UNUSUAL);

  private KpiSeries() {}

  /** The name of the series of a KPI's count. */
  public static String count(Kpi kpi) {
    return PREFIX + kpi.label();
  }

  /** The name of the series of a KPI's amount, where {@link #hasAmount} says that there is one. */
  public static String amount(Kpi kpi) {
    return PREFIX + kpi.label() + "_amount";
  }

  public static boolean hasAmount(Kpi kpi) {
    return !kpi.amounts().isEmpty();
  }

  /** Whether the amount is money, which history has in major units of the reporting currency. */
  public static boolean isMoney(Kpi kpi) {
    return !PLAIN.contains(kpi);
  }

  /** The labels of both: the grain, the run and the dimensions. */
  public static List<String> labels(Kpi kpi) {
    List<String> labels = new ArrayList<>(kpi.dimensions());
    labels.add(GRAIN);
    labels.add(RUN);
    return labels.stream().sorted().toList();
  }
}
