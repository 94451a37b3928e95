package dev.waymark.domain.journey;

import dev.waymark.domain.churn.Band;
import dev.waymark.domain.churn.Case;
import dev.waymark.domain.churn.SaveWindow;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.kpi.Kpi;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where one customer is counted at one moment. The names of the cells are made only when they
 * change, because most events change none.
 */
record Stocks(
    Stage stage,
    String segment,
    long value,
    Band band,
    Touch firstTouch,
    List<Case> cases,
    Optional<SaveWindow> window) {

  /** Nowhere. */
  static final Stocks NONE =
      new Stocks(Stage.NONE, "", 0, Band.NONE, Touch.UNATTRIBUTED, List.of(), Optional.empty());

  static Stocks of(Walk walk) {
    return new Stocks(
        walk.stage,
        walk.segment(),
        walk.purchases.value(),
        walk.band,
        walk.firstTouch,
        walk.friction.cases(),
        walk.window);
  }

  /** Moves the customer from these cells to other ones, at a moment. */
  void moveTo(Stocks after, long atMs, Moments out) {
    boolean sameValue = value == after.value;
    boolean same = sameValue && stage == after.stage && segment.equals(after.segment);
    if (!same) {
      countAmongCustomers(-1, atMs, out);
      after.countAmongCustomers(1, atMs, out);
    }
    if (!same || band != after.band) {
      countAtRisk(-1, atMs, out);
      after.countAtRisk(1, atMs, out);
    }
    if (stage != after.stage || firstTouch != after.firstTouch) {
      countAmongProspects(-1, atMs, out);
      after.countAmongProspects(1, atMs, out);
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

  private void countAmongCustomers(int sign, long atMs, Moments out) {
    if (stage != Stage.NONE) {
      String dimensions = "segment=" + segment + ";stage=" + stage;
      out.add(Kpi.CUSTOMERS, dimensions, atMs, sign, sign * value);
    }
  }

  private void countAtRisk(int sign, long atMs, Moments out) {
    if (stage.isKept()) {
      String dimensions = "band=" + band + ";segment=" + segment;
      out.add(Kpi.CUSTOMERS_BY_RISK, dimensions, atMs, sign, sign * value);
    }
  }

  private void countAmongProspects(int sign, long atMs, Moments out) {
    if (stage == Stage.PROSPECT) {
      out.add(Kpi.PROSPECTS, "first_touch=" + firstTouch, atMs, sign, 0);
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
}
