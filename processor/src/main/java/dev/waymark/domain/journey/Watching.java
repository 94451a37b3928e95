package dev.waymark.domain.journey;

import dev.waymark.domain.churn.Alert;
import dev.waymark.domain.churn.AlertEnd;
import dev.waymark.domain.churn.AlertOutcome;
import dev.waymark.domain.churn.AlertStep;
import dev.waymark.domain.churn.Band;
import dev.waymark.domain.churn.Evidence;
import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.churn.Foretold;
import dev.waymark.domain.churn.Lists;
import dev.waymark.domain.churn.Risk;
import dev.waymark.domain.churn.RiskModel;
import dev.waymark.domain.churn.SaveWindow;
import dev.waymark.domain.churn.Signal;
import dev.waymark.domain.churn.WindowContact;
import dev.waymark.domain.churn.WindowOutcome;
import dev.waymark.domain.churn.WindowStep;
import dev.waymark.domain.kpi.Buckets;
import dev.waymark.domain.kpi.Kpi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Watches the risk of one walk: moves its band, its alert and its save window. */
final class Watching {

  private static final long HOUR_MS = 3_600_000L;

  private final Walk walk;
  private boolean meansToLeave;
  private boolean complained;
  private boolean bought;
  private Optional<WindowContact> said = Optional.empty();

  Watching(Walk walk) {
    this.walk = walk;
  }

  void signal(Finding finding, String eventId) {
    walk.friction =
        walk.friction.with(new Signal(finding, walk.momentMs, eventId), walk.rules.limits());
  }

  void complained(Finding finding, String eventId) {
    signal(finding, eventId);
    complained = true;
  }

  void meansToLeave(String eventId) {
    signal(Finding.LEAVE_INTENT, eventId);
    meansToLeave = true;
  }

  void said(WindowContact contact) {
    said = Optional.of(contact);
  }

  void bought() {
    bought = true;
    turnedOut(AlertOutcome.KEPT);
    walk.window.ifPresent(open -> close(open, WindowStep.SAVED));
  }

  void answered(String contactId) {
    walk.window.ifPresent(
        open -> move(open.answered(contactId, walk.momentMs), WindowStep.ANSWERED));
  }

  /** The customer lapsed or left: there is nobody left to warn of. */
  void gone(StageCause why) {
    if (walk.stage.isKept() && walk.foretold.isEmpty()) {
      outcome(AlertOutcome.UNWARNED, walk.kpiMs(), 1, walk.purchases.value());
    }
    turnedOut(AlertOutcome.CHURNED);
    walk.window.ifPresent(open -> close(open, WindowStep.LOST));
    walk.alert.ifPresent(
        open -> clear(open, why == StageCause.LEAVE ? AlertEnd.LEFT : AlertEnd.LAPSED));
  }

  /** Judges the risk anew after something happened, and draws the consequences. */
  void settle() {
    if (walk.purchases.any()) {
      Optional<Risk> raised = judge();
      watchOver(raised);
    }
    meansToLeave = false;
    complained = false;
    bought = false;
    said = Optional.empty();
  }

  private Optional<Risk> judge() {
    Band before = walk.band;
    RiskModel.Judgement now =
        walk.fold.risks().judge(before, walk.purchases, walk.friction, walk.momentMs);
    walk.band = now.band();
    walk.crossMs = now.crossMs();
    if (walk.alert.isPresent()) {
      reconsider(walk.alert.get());
      return Optional.empty();
    }
    boolean entered =
        before != Band.NONE && walk.band.isAlarming() && walk.band.compareTo(before) > 0;
    return walk.stage.isKept() && (entered || meansToLeave)
        ? Optional.of(raise())
        : Optional.empty();
  }

  private Risk raise() {
    Risk risk = walk.fold.risks().risk(walk.purchases, walk.friction, walk.momentMs);
    Finding cause = meansToLeave ? Finding.LEAVE_INTENT : risk.weightiest();
    Alert raised = new Alert(id("alert", cause), walk.momentMs, cause, walk.band);
    walk.alert = Optional.of(raised);
    tell(raised, AlertStep.RAISED, risk, Optional.empty());
    foretell(new Foretold(walk.momentMs, walk.kpiMs(), walk.purchases.value()));
    return risk;
  }

  private void foretell(Foretold alert) {
    walk.foretold = Lists.appended(walk.foretold, alert, Foretold.AT_MOST);
    outcome(AlertOutcome.IMMATURE, alert.countedMs(), 1, alert.value());
  }

  /** Now it is known how those alerts came out. */
  private void turnedOut(AlertOutcome outcome) {
    for (Foretold alert : walk.foretold) {
      outcome(AlertOutcome.IMMATURE, alert.countedMs(), -1, -alert.value());
      outcome(outcome, alert.countedMs(), 1, alert.value());
      if (outcome == AlertOutcome.CHURNED) {
        warned(alert);
      }
    }
    walk.foretold = List.of();
  }

  private void warned(Foretold alert) {
    long aheadMs = walk.momentMs - alert.raisedMs();
    String dimensions = "bucket=" + Buckets.of(aheadMs) + ";rules=" + walk.rules.version();
    walk.out.add(Kpi.ALERT_LEAD_TIMES, dimensions, alert.countedMs(), 1, aheadMs / HOUR_MS);
  }

  private void outcome(AlertOutcome outcome, long atMs, int count, long value) {
    String dimensions = "outcome=" + outcome + ";rules=" + walk.rules.version();
    walk.out.add(Kpi.ALERT_OUTCOMES, dimensions, atMs, count, value);
  }

  private void reconsider(Alert open) {
    boolean onlyWords = open.cause() == Finding.LEAVE_INTENT;
    if (!walk.band.isAlarming() && (bought || !onlyWords)) {
      clear(open, bought ? AlertEnd.PURCHASE : AlertEnd.RISK_FELL);
    } else if (bought && onlyWords) {
      clear(open, AlertEnd.PURCHASE);
    } else if (walk.band != open.band()) {
      AlertStep step = walk.band.compareTo(open.band()) > 0 ? AlertStep.ESCALATED : AlertStep.EASED;
      Alert moved = open.at(walk.band);
      walk.alert = Optional.of(moved);
      tell(moved, step, risk(), Optional.empty());
    }
  }

  private void clear(Alert open, AlertEnd end) {
    walk.alert = Optional.empty();
    tell(open.at(walk.band), AlertStep.CLEARED, risk(), Optional.of(end));
  }

  private void tell(Alert alert, AlertStep step, Risk risk, Optional<AlertEnd> end) {
    long value = walk.purchases.value();
    walk.out.add(
        Kpi.ALERTS,
        "band=" + alert.band() + ";cause=" + alert.cause() + ";step=" + step,
        walk.kpiMs(),
        1,
        value);
    walk.out.add(
        new Moment.AlertMoved(
            walk.momentMs,
            alert.alertId(),
            step,
            alert.raisedMs(),
            alert.cause(),
            alert.band(),
            risk,
            value,
            end));
  }

  private void watchOver(Optional<Risk> raised) {
    if (walk.window.isPresent()) {
      follow(walk.window.get());
    } else if (walk.stage.isKept()) {
      opening(raised).ifPresent(this::open);
    }
  }

  private void follow(SaveWindow open) {
    SaveWindow after = complained || meansToLeave ? open.signalled(walk.momentMs) : open;
    if (said.isPresent()) {
      move(after.with(said.get(), walk.rules.limits().windowContacts()), WindowStep.CONTACT);
    }
  }

  private Optional<Finding> opening(Optional<Risk> raised) {
    if (meansToLeave) {
      return Optional.of(Finding.LEAVE_INTENT);
    }
    long sinceMs = walk.momentMs - walk.rules.saving().burstWithinMs();
    if (complained
        && walk.friction.complaintsAfter(sinceMs) >= walk.rules.saving().burstComplaints()) {
      return Optional.of(Finding.COMPLAINT);
    }
    return raised.flatMap(Risk::weightiestFriction);
  }

  private void open(Finding cause) {
    List<String> evidence = evidence(cause);
    SaveWindow opened =
        new SaveWindow(
            id("window", cause),
            walk.momentMs,
            walk.kpiMs(),
            cause,
            walk.purchases.value(),
            walk.momentMs,
            true,
            evidence,
            said.stream().toList());
    count(opened, WindowStep.OPENED);
    outcome(opened, WindowOutcome.OPEN, 1);
    move(opened, WindowStep.OPENED);
  }

  private List<String> evidence(Finding cause) {
    return risk().parts().stream()
        .filter(part -> part.finding() == cause)
        .map(Evidence::eventIds)
        .findFirst()
        .orElse(List.of());
  }

  private void close(SaveWindow open, WindowStep how) {
    count(open, how);
    outcome(open, WindowOutcome.OPEN, -1);
    outcome(open, WindowOutcome.valueOf(how.name()), 1);
    walk.window = Optional.empty();
    walk.out.add(new Moment.WindowMoved(walk.momentMs, how, open));
  }

  private void move(SaveWindow after, WindowStep step) {
    walk.window = Optional.of(after);
    walk.out.add(new Moment.WindowMoved(walk.momentMs, step, after));
  }

  private void count(SaveWindow of, WindowStep step) {
    String dimensions = "cause=" + of.cause() + ";step=" + step;
    walk.out.add(Kpi.SAVE_WINDOWS, dimensions, walk.kpiMs(), 1, of.valueAtOpening());
  }

  /** Counts a window where it opened, by what is known of its end. */
  private void outcome(SaveWindow of, WindowOutcome outcome, int sign) {
    String dimensions =
        "cause=" + of.cause() + ";outcome=" + outcome + ";rules=" + walk.rules.version();
    walk.out.add(Kpi.SAVE_OUTCOMES, dimensions, of.countedMs(), sign, sign * of.valueAtOpening());
  }

  private Risk risk() {
    return walk.fold.risks().risk(walk.purchases, walk.friction, walk.momentMs);
  }

  private String id(String what, Finding cause) {
    String name =
        String.join(
            "\n", what, walk.customer, Long.toString(walk.momentMs), cause.name(), walk.event());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
