package dev.waymark.replay.whatif;

import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.kpi.Sum;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * In which stage the sides have the customers at the end; {@link Stage#NONE} where a side knows
 * nothing of somebody.
 *
 * @param customers how many, and what they are worth, by the baseline's stage and the candidate's
 * @param samples the most valuable of those whose stage differs
 */
public record StageReport(Map<Stage, Map<Stage, Sum>> customers, List<Sample<Stage>> samples) {

  public StageReport {
    customers = Collections.unmodifiableMap(customers);
    samples = List.copyOf(samples);
  }

  /** Those whom the baseline has in one stage and the candidate in another. */
  public Sum of(Stage baseline, Stage candidate) {
    return customers.getOrDefault(baseline, Map.of()).getOrDefault(candidate, Sum.ZERO);
  }

  /** All in a stage, by one side. */
  public Sum all(Side side, Stage stage) {
    Sum all = Sum.ZERO;
    for (Stage other : Stage.values()) {
      all = all.plus(side == Side.BASELINE ? of(stage, other) : of(other, stage));
    }
    return all;
  }

  /** Those whose stage differs. */
  public Sum differing() {
    Sum all = Sum.ZERO;
    for (Stage from : Stage.values()) {
      for (Stage to : Stage.values()) {
        all = from == to ? all : all.plus(of(from, to));
      }
    }
    return all;
  }
}
