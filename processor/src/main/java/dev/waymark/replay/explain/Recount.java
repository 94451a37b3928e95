package dev.waymark.replay.explain;

import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.rules.Rules;
import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Contribution;
import dev.waymark.stream.KeptLedger;
import dev.waymark.wire.Outcomes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Works the steps of an alert out again, from nothing but the events that had happened by then, by
 * the same fold that is at work live.
 */
final class Recount {

  private final KeptLedger kept;
  private final Fold fold;
  private final Outcomes outcomes;

  Recount(KeptLedger kept, Rules rules) {
    this.kept = kept;
    this.fold = new Fold(rules);
    this.outcomes = new Outcomes(fold);
  }

  CheckedStep check(ChurnAlert told) {
    boolean retraction = told.getStep() == AlertStep.RETRACTED;
    long atMs = (retraction ? told.getRaisedAt() : told.getAt()).toEpochMilli();
    if (kept.base().hasBegun() && atMs <= kept.base().momentMs()) {
      return new CheckedStep(told, Verdict.FOLDED, List.of());
    }
    return retraction ? checkRetraction(told) : checkStep(told, atMs);
  }

  private CheckedStep checkRetraction(ChurnAlert told) {
    boolean gone =
        steps(told.getRaisedAt().toEpochMilli()).stream()
            .noneMatch(now -> now.getAlertId().equals(told.getAlertId()));
    return gone
        ? new CheckedStep(told, Verdict.TAKEN_BACK, List.of())
        : new CheckedStep(
            told, Verdict.DIFFERS, List.of("it was taken back, and the ledger raises it"));
  }

  private CheckedStep checkStep(ChurnAlert told, long atMs) {
    Optional<ChurnAlert> now =
        steps(atMs).stream()
            .filter(step -> step.getAlertId().equals(told.getAlertId()))
            .filter(step -> step.getStep() == told.getStep() && step.getAt().equals(told.getAt()))
            .findFirst();
    if (now.isEmpty()) {
      return new CheckedStep(told, Verdict.GONE, List.of());
    }
    List<String> differences = differences(told, now.get());
    return new CheckedStep(
        told, differences.isEmpty() ? Verdict.AGREES : Verdict.DIFFERS, differences);
  }

  private List<ChurnAlert> steps(long untilMs) {
    Moments moments = new Moments();
    Journey journey = kept.until(untilMs).ledger().fold(fold, untilMs, moments);
    return moments.moments().stream()
        .filter(Moment.AlertMoved.class::isInstance)
        .map(Moment.AlertMoved.class::cast)
        .map(moved -> outcomes.alert(journey.customer(), moved, false))
        .toList();
  }

  private static List<String> differences(ChurnAlert told, ChurnAlert now) {
    List<String> all = new ArrayList<>();
    compare("band", told, now, ChurnAlert::getBand, all);
    compare("score", told, now, alert -> score(alert.getRiskScore()), all);
    compare("cause", told, now, ChurnAlert::getCause, all);
    compare("trailing value", told, now, ChurnAlert::getTrailingValue, all);
    compare("cleared by", told, now, alert -> String.valueOf(alert.getClearedBy()), all);
    Map<String, Contribution> parts = byName(now);
    for (Contribution part : told.getContributions()) {
      Contribution other = parts.remove(part.getName());
      compare(part.getName(), brief(Optional.of(part)), brief(Optional.ofNullable(other)), all);
    }
    parts.forEach(
        (name, part) -> compare(name, brief(Optional.empty()), brief(Optional.of(part)), all));
    return all;
  }

  private static Map<String, Contribution> byName(ChurnAlert alert) {
    Map<String, Contribution> parts = new LinkedHashMap<>();
    alert.getContributions().forEach(part -> parts.put(part.getName(), part));
    return parts;
  }

  private static String brief(Optional<Contribution> part) {
    return part.map(
            there ->
                String.format(Locale.ROOT, "%+.6f", there.getLogOddsMicros() / 1e6)
                    + (there.getEvidence().isEmpty() ? "" : " by " + there.getEvidence()))
        .orElse("nothing");
  }

  static String score(double score) {
    return String.format(Locale.ROOT, "%.4f", score);
  }

  private static void compare(
      String what,
      ChurnAlert told,
      ChurnAlert now,
      Function<ChurnAlert, Object> of,
      List<String> to) {
    compare(what, of.apply(told), of.apply(now), to);
  }

  private static void compare(String what, Object told, Object now, List<String> to) {
    if (!Objects.equals(told, now)) {
      to.add(what + ": told " + told + ", by the ledger " + now);
    }
  }
}
