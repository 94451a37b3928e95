package dev.waymark.replay.explain;

import dev.waymark.domain.churn.AlertEnd;
import dev.waymark.domain.churn.AlertStep;
import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.event.Money;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.journey.Moments;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Contribution;
import dev.waymark.stream.KeptLedger;
import java.util.List;
import java.util.Optional;

/**
 * What would have cleared an alert.
 *
 * @param rule the rule, as it was told
 * @param fallMicros by how many millionths of log-odds the risk had to fall, 0 when a purchase
 *     alone clears it
 * @param parts the parts of the risk that alone are as much
 * @param afterPurchase the score just after a usual purchase right then, empty where the ledger
 *     does not tell
 * @param byItself what would have ended it if nothing more had happened, and when
 */
public record Clearing(
    String rule,
    long fallMicros,
    List<String> parts,
    Optional<Double> afterPurchase,
    Optional<End> byItself) {

  private static final double MICROS = 1_000_000;
  private static final long AS_LONG_MS = 3 * 366 * 86_400_000L;

  /** An end that nobody need do anything for. */
  public record End(AlertEnd end, long atMs) {}

  public Clearing {
    parts = List.copyOf(parts);
  }

  static Clearing of(ChurnAlert alert, KeptLedger kept, Fold fold) {
    long atMs = alert.getAt().toEpochMilli();
    boolean onlyPurchase = alert.getCause().equals(Finding.LEAVE_INTENT.name());
    long fallMicros = onlyPurchase ? 0 : fallMicros(alert, fold);
    List<String> parts =
        onlyPurchase
            ? List.of()
            : alert.getContributions().stream()
                .filter(part -> !part.getName().equals(Finding.BASE.name()))
                .filter(part -> part.getLogOddsMicros() >= fallMicros)
                .map(Contribution::getName)
                .toList();
    if (!kept.reaches(atMs)) {
      return new Clearing(
          alert.getClearsWhen(), fallMicros, parts, Optional.empty(), Optional.empty());
    }
    Journey then = kept.until(atMs).ledger().fold(fold, atMs, new Moments());
    return new Clearing(
        alert.getClearsWhen(),
        fallMicros,
        parts,
        afterPurchase(then, atMs, fold),
        byItself(alert.getAlertId(), then, atMs, fold));
  }

  /** The risk must come to lie below the edge of HIGH less the hysteresis. */
  private static long fallMicros(ChurnAlert alert, Fold fold) {
    double edge = fold.rules().churn().edges().get(1) - fold.rules().churn().hysteresis();
    long edgeMicros = Math.round(MICROS * StrictMath.log(edge / (1 - edge)));
    long sum = alert.getContributions().stream().mapToLong(Contribution::getLogOddsMicros).sum();
    return Math.max(0, sum - edgeMicros + 1);
  }

  /** What a purchase of the customer's mean amount a millisecond later does to the score. */
  private static Optional<Double> afterPurchase(Journey then, long atMs, Fold fold) {
    if (!then.purchases().any()) {
      return Optional.empty();
    }
    long mean = then.purchases().gross() / then.purchases().count();
    Purchase usual =
        new Purchase(
            new Origin("?", atMs + 1, then.customer(), List.of(), "", "", "", ""),
            Purchase.Step.PLACED,
            "",
            new Money(mean, fold.rules().currency()),
            1,
            0,
            "",
            Reason.NONE);
    Journey after = fold.step(then, usual, new Moments());
    return Optional.of(fold.risk(after, after.momentMs()).score());
  }

  private static Optional<End> byItself(String alertId, Journey then, long atMs, Fold fold) {
    Moments moments = new Moments();
    fold.until(then, atMs + AS_LONG_MS, moments);
    return moments.moments().stream()
        .filter(Moment.AlertMoved.class::isInstance)
        .map(Moment.AlertMoved.class::cast)
        .filter(moved -> moved.alertId().equals(alertId) && moved.step() == AlertStep.CLEARED)
        .findFirst()
        .flatMap(moved -> moved.end().map(end -> new End(end, moved.atMs())));
  }
}
