package dev.waymark.fit;

import dev.waymark.domain.worth.BgNbd;
import dev.waymark.domain.worth.BuyingHistory;
import dev.waymark.domain.worth.GammaGamma;
import java.util.Collection;
import java.util.Map;
import org.hipparchus.special.Gamma;

/** How likely customers are under a model, as a logarithm. */
final class LogLikelihood {

  private LogLikelihood() {}

  /**
   * Of histories, by equation 6 of Fader, Hardie and Lee.
   *
   * @param customers how many customers have each history
   */
  static double of(BgNbd model, Map<BuyingHistory, Integer> customers) {
    double[] byRepeats = new double[1 + mostRepeats(customers)];
    java.util.Arrays.setAll(byRepeats, x -> ofCount(model, x));
    double sum = 0;
    for (Map.Entry<BuyingHistory, Integer> each : customers.entrySet()) {
      BuyingHistory history = each.getKey();
      int x = history.repeats();
      double time =
          -(model.r() + x) * StrictMath.log(model.alpha() + history.ageWeeks())
              + StrictMath.log1p(model.oddsOfHavingStopped(history));
      sum += each.getValue() * (byRepeats[x] + time);
    }
    return sum;
  }

  /** The part that the repeats alone decide. */
  private static double ofCount(BgNbd model, int x) {
    double r = model.r();
    double a = model.a();
    double b = model.b();
    return Gamma.logGamma(r + x)
        - Gamma.logGamma(r)
        + r * StrictMath.log(model.alpha())
        + Gamma.logGamma(a + b)
        - Gamma.logGamma(b)
        + Gamma.logGamma(b + x)
        - Gamma.logGamma(a + b + x);
  }

  private static int mostRepeats(Map<BuyingHistory, Integer> customers) {
    return customers.keySet().stream().mapToInt(BuyingHistory::repeats).max().orElse(0);
  }

  /** Of what customers with repeats spent; all amounts are positive. */
  static double of(GammaGamma model, Collection<Spender> spenders) {
    double sum = 0;
    for (Spender spender : spenders) {
      double px = model.p() * spender.repeats();
      double spent = spender.repeats() * spender.mean();
      sum +=
          Gamma.logGamma(px + model.q())
              - Gamma.logGamma(px)
              - StrictMath.log(spender.mean())
              + px * StrictMath.log(spent / (model.gamma() + spent))
              - model.q() * StrictMath.log1p(spent / model.gamma());
    }
    return sum - spenders.size() * Gamma.logGamma(model.q());
  }

  /** A customer's repeat purchase days and the mean of what they spent on one. */
  record Spender(int repeats, double mean) {}
}
