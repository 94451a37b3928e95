package dev.waymark.domain.journey;

import dev.waymark.domain.churn.SaveWindow;
import dev.waymark.domain.kpi.Kpi;
import java.util.Optional;

/** The cells of the stocks in which one customer is counted at one moment. */
record Stocks(
    boolean counted, String customers, long value, String atRisk, Optional<SaveWindow> window) {

  static Stocks of(Walk walk) {
    String segment = "segment=" + walk.segment();
    return new Stocks(
        walk.stage != Stage.NONE,
        segment + ";stage=" + walk.stage,
        walk.purchases.value(),
        walk.stage.isKept() ? "band=" + walk.band + ";" + segment : "",
        walk.window);
  }

  /** Moves the customer from these cells to other ones, at a moment. */
  void moveTo(Stocks after, long atMs, Moments out) {
    boolean sameValue = value == after.value;
    if (counted != after.counted || !sameValue || !customers.equals(after.customers)) {
      count(counted, Kpi.CUSTOMERS, customers, value, -1, atMs, out);
      count(after.counted, Kpi.CUSTOMERS, after.customers, after.value, 1, atMs, out);
    }
    if (!sameValue || !atRisk.equals(after.atRisk)) {
      count(!atRisk.isEmpty(), Kpi.CUSTOMERS_BY_RISK, atRisk, value, -1, atMs, out);
      count(
          !after.atRisk.isEmpty(), Kpi.CUSTOMERS_BY_RISK, after.atRisk, after.value, 1, atMs, out);
    }
    if (!window.equals(after.window)) {
      window.ifPresent(open -> count(open, -1, atMs, out));
      after.window.ifPresent(open -> count(open, 1, atMs, out));
    }
  }

  private static void count(SaveWindow open, int sign, long atMs, Moments out) {
    String cause = "cause=" + open.cause();
    out.add(Kpi.SAVE_WINDOWS_OPEN, cause, atMs, sign, sign * open.valueAtOpening());
    if (open.unanswered()) {
      out.add(Kpi.SAVE_WINDOWS_UNANSWERED, cause, atMs, sign, sign * open.valueAtOpening());
    }
  }

  private static void count(
      boolean there, Kpi kpi, String dimensions, long value, int sign, long atMs, Moments out) {
    if (there) {
      out.add(kpi, dimensions, atMs, sign, sign * value);
    }
  }
}
