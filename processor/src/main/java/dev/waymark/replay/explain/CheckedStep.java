package dev.waymark.replay.explain;

import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import java.util.List;

/**
 * One step of an alert as it was told, held against what its ledger makes of it.
 *
 * @param differences each thing that is not alike, as a sentence
 */
public record CheckedStep(ChurnAlert told, Verdict verdict, List<String> differences) {

  public CheckedStep {
    differences = List.copyOf(differences);
  }

  /** What follows when the events are somebody else's by now, as they are when there is one. */
  CheckedStep knowing(List<Joined> joined) {
    if (joined.isEmpty()) {
      return this;
    }
    if (verdict == Verdict.GONE) {
      return new CheckedStep(told, Verdict.JOINED, List.of());
    }
    return verdict == Verdict.DIFFERS && told.getStep() == AlertStep.RETRACTED
        ? new CheckedStep(told, Verdict.TAKEN_BACK, List.of())
        : this;
  }
}
