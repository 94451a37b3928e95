package dev.waymark.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.rules.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RegressionTest {

  @Test
  void weights_by_which_customers_were_made_up_are_found_again() {
    Weights truth = new Weights(0.8, 0.7, 1.5, 0.7, 0.6, 0.3, 0.3, 2.0, 0.3, 0.7);
    Weights fitted = Regression.fit(outcomes(truth, 30_000));
    assertThat(fitted.shift()).isCloseTo(0.8, within(0.06));
    assertThat(fitted.scale()).isCloseTo(0.7, within(0.04));
    assertThat(fitted.complaint()).isCloseTo(1.5, within(0.12));
  }

  @Test
  void what_was_never_seen_keeps_its_shipped_weight() {
    Weights fitted = Regression.fit(outcomes(Weights.DEFAULT, 2_000));
    assertThat(fitted.uninstall()).isCloseTo(Weights.DEFAULT.uninstall(), within(1e-9));
    assertThat(Regression.fit(List.of())).isEqualTo(Weights.DEFAULT);
  }

  @Test
  void a_signal_of_those_who_stay_weighs_nothing_rather_than_less() {
    Weights truth = new Weights(0, 1, -2, 0.7, 0.6, 0.3, 0.3, 2.0, 0.3, 0.7);
    assertThat(Regression.fit(outcomes(truth, 10_000)).complaint()).isZero();
  }

  @Test
  void it_agrees_with_the_calibration_of_a_replay_where_there_is_no_friction() {
    List<Bin> bins = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 3_000; i++) {
      double logOdds = random.nextDouble() * 6 - 2;
      boolean left = random.nextDouble() < 0.3 + 0.6 / (1 + Math.exp(-logOdds));
      bins.add(new Bin(logOdds, 1, left ? 1 : 0));
      outcomes.add(new Outcome(new Look(logOdds, Map.of()), left, 1));
    }
    Calibration calibration = Logistic.fit(bins);
    Weights fitted = Regression.fit(outcomes);
    assertThat(fitted.shift()).isCloseTo(calibration.shift(), within(2e-6));
    assertThat(fitted.scale()).isCloseTo(calibration.scale(), within(2e-6));
  }

  @Test
  void every_finding_of_friction_has_a_weight() {
    assertThat(Arrays.stream(Finding.values()).filter(Finding::isFriction).map(Factor::of))
        .doesNotHaveDuplicates();
  }

  private static List<Outcome> outcomes(Weights truth, int customers) {
    SplittableRandom random = new SplittableRandom(11);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      Map<Finding, Double> signals =
          i % 3 == 0 ? Map.of(Finding.COMPLAINT, 2 * random.nextDouble()) : Map.of();
      Look look = new Look(random.nextDouble() * 6 - 3, signals);
      outcomes.add(new Outcome(look, random.nextDouble() < look.risk(truth), 1));
    }
    return outcomes;
  }
}
