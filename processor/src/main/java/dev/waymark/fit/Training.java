package dev.waymark.fit;

import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.rules.Weights;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What some past moments teach about the weights of the risk.
 *
 * @param weights the weights that are likeliest after these outcomes
 * @param schedule the moments
 * @param outcomes how many customers were looked at, over all moments
 * @param seen at how many of these looks each finding of friction was there
 */
public record Training(
    Weights weights, Schedule schedule, int outcomes, Map<Finding, Integer> seen) {

  /** With fewer customers at a moment, or fewer of either outcome, nothing is learnt. */
  static final int FEWEST_CUSTOMERS = 100;

  static final int FEWEST_OF_EITHER = 10;

  public Training {
    seen = Map.copyOf(seen);
  }

  /** Learns; empty with too little history. */
  static Optional<Training> of(Hindsight hindsight, Schedule schedule) {
    List<List<Outcome>> moments =
        schedule.momentsMs().stream()
            .map(momentMs -> hindsight.outcomes(momentMs, schedule.horizonMs(), 1))
            .filter(outcomes -> outcomes.size() >= FEWEST_CUSTOMERS)
            .toList();
    List<Outcome> all = new ArrayList<>();
    for (List<Outcome> moment : moments) {
      moment.forEach(one -> all.add(new Outcome(one.look(), one.left(), 1.0 / moments.size())));
    }
    long left = all.stream().filter(Outcome::left).count();
    if (Math.min(left, all.size() - left) < FEWEST_OF_EITHER) {
      return Optional.empty();
    }
    return Optional.of(new Training(Regression.fit(all), schedule, all.size(), seen(all)));
  }

  private static Map<Finding, Integer> seen(List<Outcome> all) {
    Map<Finding, Integer> seen = new EnumMap<>(Finding.class);
    all.forEach(
        one -> one.look().signals().keySet().forEach(found -> seen.merge(found, 1, Integer::sum)));
    return seen;
  }
}
