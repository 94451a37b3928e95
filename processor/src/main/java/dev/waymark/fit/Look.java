package dev.waymark.fit;

import dev.waymark.domain.churn.Evidence;
import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.churn.Friction;
import dev.waymark.domain.churn.RiskModel;
import dev.waymark.domain.journey.Purchases;
import dev.waymark.domain.rules.Churn;
import dev.waymark.domain.rules.Weights;
import java.util.EnumMap;
import java.util.Map;

/**
 * What there was to see of a customer at a moment, before anything is weighed.
 *
 * @param purchases what the purchases say, in log-odds of the plain rules
 * @param signals how many fresh signals of each finding what has faded amounts to, two at most
 */
public record Look(double purchases, Map<Finding, Double> signals) {

  private static final double MICROS = 1_000_000;

  /** Weighs every signal as 1, and the purchases as they are. */
  private static final Weights PLAIN = new Weights(0, 1, 1, 1, 1, 1, 1, 1, 1, 1);

  public Look {
    signals = Map.copyOf(signals);
  }

  /** The model that looks, for a span of no purchase. */
  public static RiskModel model(Churn rules, long horizonMs) {
    return new RiskModel(
        new Churn(horizonMs, rules.halfLifeMs(), rules.edges(), rules.hysteresis(), PLAIN));
  }

  /** A look at a customer with a purchase. */
  public static Look at(RiskModel plain, Purchases purchases, Friction friction, long atMs) {
    double said = 0;
    Map<Finding, Double> signals = new EnumMap<>(Finding.class);
    for (Evidence part : plain.risk(purchases, friction, atMs).parts()) {
      if (part.finding().isFriction()) {
        signals.put(part.finding(), part.logOddsMicros() / MICROS);
      } else {
        said += part.logOddsMicros() / MICROS;
      }
    }
    return new Look(said, signals);
  }

  /** The probability of leaving by these weights. */
  public double risk(Weights weights) {
    double logOdds = weights.shift() + weights.scale() * purchases;
    for (Map.Entry<Finding, Double> signal : signals.entrySet()) {
      logOdds += Factor.of(signal.getKey()).of(weights) * signal.getValue();
    }
    return 1 / (1 + StrictMath.exp(-logOdds));
  }
}
