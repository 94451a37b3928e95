package dev.waymark.replay.whatif;

import java.util.Optional;

/**
 * One customer for whom the sides differ, to be looked at.
 *
 * @param value what the customer was worth then, in minor units
 * @param baseline what the baseline has, if anything
 * @param candidate what the candidate has, if anything
 */
public record Sample<T>(String customer, long value, Optional<T> baseline, Optional<T> candidate) {

  /** The command that tells the customer's journey. */
  public String journeyCommand() {
    return Commands.journey(customer);
  }

  /** The command that explains the baseline's alert, empty where there is none. */
  public String explainCommand() {
    return baseline
        .map(it -> it instanceof Episode alert ? Commands.explain(alert.id()) : "")
        .orElse("");
  }
}
