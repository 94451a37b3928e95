package dev.waymark.replay.explain;

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
}
