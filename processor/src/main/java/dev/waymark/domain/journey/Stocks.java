package dev.waymark.domain.journey;

import dev.waymark.domain.churn.Case;
import dev.waymark.domain.churn.SaveWindow;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.kpi.Kpi;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The cells of the stocks in which one customer is counted at one moment. */
record Stocks(
    boolean counted,
    String customers,
    long value,
    String atRisk,
    String prospect,
    List<Case> cases,
    Optional<SaveWindow> window) {

  static Stocks of(Walk walk) {
    String segment = "segment=" + walk.segment();
    return new Stocks(
        walk.stage != Stage.NONE,
        segment + ";stage=" + walk.stage,
        walk.purchases.value(),
        walk.stage.isKept() ? "band=" + walk.band + ";" + segment : "",
        walk.stage == Stage.PROSPECT ? "first_touch=" + walk.firstTouch : "",
        walk.friction.cases(),
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
    if (!prospect.equals(after.prospect)) {
      count(!prospect.isEmpty(), Kpi.PROSPECTS, prospect, 0, -1, atMs, out);
      count(!after.prospect.isEmpty(), Kpi.PROSPECTS, after.prospect, 0, 1, atMs, out);
    }
    if (cases != after.cases) {
      cases.forEach(open -> countUnanswered(open, -1, atMs, out));
      after.cases.forEach(open -> countUnanswered(open, 1, atMs, out));
    }
    if (cases != after.cases || (!sameValue && !cases.isEmpty())) {
      countAtStake(-1, atMs, out);
      after.countAtStake(1, atMs, out);
    }
    if (!window.equals(after.window)) {
      window.ifPresent(open -> count(open, -1, atMs, out));
      after.window.ifPresent(open -> count(open, 1, atMs, out));
    }
  }

  private static void countUnanswered(Case open, int sign, long atMs, Moments out) {
    if (!open.answered()) {
      out.add(Kpi.CASES_UNANSWERED, "reason=" + open.reason(), atMs, sign, 0);
    }
  }

  /** A customer counts once for each reason of an open complaint. */
  private void countAtStake(int sign, long atMs, Moments out) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    for (Case open : cases) {
      if (open.complaint() && reasons.add(open.reason())) {
        out.add(Kpi.VALUE_AT_RISK, "reason=" + open.reason(), atMs, sign, sign * value);
      }
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
