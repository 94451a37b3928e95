package dev.waymark.replay.explain;

import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.rules.Rules;
import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Contribution;
import dev.waymark.stream.KeptLedger;
import dev.waymark.stream.Topics;
import dev.waymark.wire.state.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Why a customer got an alert: what was told, the events behind it, and whether the ledger, asked
 * again, says the same.
 *
 * @param alert the step that is explained: the first that is still known
 * @param steps all that was told of it, in its order, each checked
 * @param parts the parts of the risk as told, the weightiest first
 * @param folded how many of the events that count the ledger keeps
 * @param baseMs what lies at or before this moment is folded together, 0 when nothing is
 * @param rulesNow the version of the rules by which it was checked
 * @param clearing what would have cleared it
 * @param without what would have been without some events, if that was asked
 * @param joined whose the events are by now, if not the customer's
 */
public record Explanation(
    ChurnAlert alert,
    List<CheckedStep> steps,
    List<Part> parts,
    int folded,
    long baseMs,
    String rulesNow,
    Clearing clearing,
    Optional<Counterfactual> without,
    Optional<Joined> joined) {

  public Explanation {
    steps = List.copyOf(steps);
    parts = List.copyOf(parts);
  }

  /**
   * Explains an alert of which at least one step is known.
   *
   * @param told its steps in the order in which they were told
   * @param without ids of events to be left out, in a second reckoning
   * @throws IllegalArgumentException when such an event cannot be left out
   */
  public static Explanation of(
      List<ChurnAlert> told, KeptLedger kept, Rules rules, Topics topics, List<String> without) {
    return of(told, kept, List.of(), rules, topics, without);
  }

  /**
   * The same of a customer who may be part of another one by now, of which there is one at most.
   */
  public static Explanation of(
      List<ChurnAlert> told,
      KeptLedger kept,
      List<Joined> joined,
      Rules rules,
      Topics topics,
      List<String> without) {
    Fold fold = new Fold(rules);
    List<ChurnAlert> life = life(told);
    ChurnAlert alert = life.get(0);
    long atMs = alert.getAt().toEpochMilli();
    Recount recount = new Recount(kept, rules);
    return new Explanation(
        alert,
        life.stream().map(recount::check).map(step -> step.knowing(joined)).toList(),
        parts(alert, eventId -> entry(eventId, kept, joined), topics),
        kept.until(atMs).entries().size(),
        kept.base().hasBegun() ? kept.base().momentMs() : 0,
        rules.version(),
        Clearing.of(alert, kept, fold),
        counterfactual(without, atMs, kept, fold),
        joined.stream().findFirst());
  }

  private static Optional<Counterfactual> counterfactual(
      List<String> without, long atMs, KeptLedger kept, Fold fold) {
    if (without.isEmpty()) {
      return Optional.empty();
    }
    if (!kept.reaches(atMs)) {
      throw new IllegalArgumentException(Verdict.FOLDED.sentence() + ": none can be left out");
    }
    return Optional.of(Counterfactual.of(without, atMs, kept, fold));
  }

  /**
   * The steps that count: a life is told anew from some step on, so what was told of that step and
   * of later ones is no more, nor is an end that something follows; after a retraction all of it is
   * told anew. A step in the midst that late data have undone cannot be told from the others here:
   * the ledger does.
   */
  private static List<ChurnAlert> life(List<ChurnAlert> told) {
    List<ChurnAlert> life = new ArrayList<>();
    for (ChurnAlert step : told) {
      boolean takenBack =
          !life.isEmpty() && life.get(life.size() - 1).getStep() == AlertStep.RETRACTED;
      if (takenBack) {
        life.clear();
      }
      if (step.getStep() != AlertStep.RETRACTED) {
        life.removeIf(before -> isToldAnew(before, step));
      }
      life.add(step);
    }
    return life;
  }

  private static boolean isToldAnew(ChurnAlert before, ChurnAlert by) {
    return by.getStep() == AlertStep.RAISED
        || before.getStep() == AlertStep.CLEARED
        || before.getAt().isAfter(by.getAt())
        || (before.getAt().equals(by.getAt()) && before.getStep() == by.getStep());
  }

  private static Optional<Entry> entry(String eventId, KeptLedger kept, List<Joined> joined) {
    Optional<Entry> own = kept.entry(eventId);
    return own.isPresent()
        ? own
        : joined.stream().flatMap(other -> other.ledger().entry(eventId).stream()).findFirst();
  }

  private static List<Part> parts(
      ChurnAlert alert, Function<String, Optional<Entry>> entries, Topics topics) {
    return alert.getContributions().stream()
        .sorted(Comparator.comparingLong(Contribution::getLogOddsMicros).reversed())
        .map(
            part ->
                new Part(
                    part.getName(),
                    part.getLogOddsMicros(),
                    part.getEvidence().stream()
                        .map(eventId -> Source.of(eventId, entries.apply(eventId), topics))
                        .toList()))
        .toList();
  }

  /** The sum of the parts, in millionths of log-odds. */
  public long sumMicros() {
    return parts.stream().mapToLong(Part::logOddsMicros).sum();
  }

  /** Whether the parts that were told add up to the score that was told. */
  public boolean addsUp() {
    double score = 100 / (1 + StrictMath.exp(-sumMicros() / 1_000_000.0));
    return Math.abs(score - alert.getRiskScore()) < 1e-9;
  }

  /** Whether it was told by the rules by which it is checked now. */
  public boolean isBySameRules() {
    return alert.getRulesVersion().equals(rulesNow);
  }

  /** Whether late data have taken it back. */
  public boolean isTakenBack() {
    return steps.get(steps.size() - 1).told().getStep() == AlertStep.RETRACTED;
  }

  /** What the ledger makes of the step that is explained. */
  public Verdict verdict() {
    return steps.get(0).verdict();
  }
}
