package dev.waymark.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.churn.Friction;
import dev.waymark.domain.churn.RiskModel;
import dev.waymark.domain.churn.Signal;
import dev.waymark.domain.journey.Purchases;
import dev.waymark.domain.rules.Churn;
import dev.waymark.domain.rules.Limits;
import dev.waymark.domain.rules.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookTest {

  private static final long DAY_MS = 86_400_000L;
  private static final long NOW_MS = 200 * DAY_MS;

  @Test
  void weighing_a_look_is_what_the_live_risk_does() {
    Weights weights = new Weights(0.4, 0.8, 0.9, 0.2, 0.3, 0.55, 0.1, 1.5, 0.35, 0.6);
    for (long horizonDays : new long[] {30, 90, 180}) {
      Churn rules = rules(horizonDays, weights);
      Look look =
          Look.at(
              Look.model(rules(90, Weights.DEFAULT), horizonDays * DAY_MS),
              purchases(),
              friction(),
              NOW_MS);
      assertThat(look.risk(weights))
          .isCloseTo(
              new RiskModel(rules).risk(purchases(), friction(), NOW_MS).probability(),
              within(1e-5));
    }
  }

  private static Churn rules(long horizonDays, Weights weights) {
    return new Churn(horizonDays * DAY_MS, 30 * DAY_MS, List.of(0.6, 0.85, 0.95), 0.03, weights);
  }

  private static Purchases purchases() {
    return Purchases.NONE
        .plus(20 * DAY_MS, "a", 5_000, true)
        .plus(60 * DAY_MS, "b", 3_000, true)
        .plus(110 * DAY_MS, "c", 500, true)
        .plus(150 * DAY_MS, "d", 400, true);
  }

  private static Friction friction() {
    Friction friction = Friction.NONE;
    for (Finding finding : Finding.values()) {
      if (finding.isFriction() && finding != Finding.UNRESOLVED_CONTACT) {
        friction =
            friction.with(new Signal(finding, 180 * DAY_MS, "of " + finding), Limits.DEFAULT);
      }
    }
    return friction;
  }
}
