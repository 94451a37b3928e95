package dev.waymark.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.domain.worth.BuyingHistory;
import dev.waymark.domain.worth.GammaGamma;
import dev.waymark.fit.LogLikelihood.Spender;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GammaGammaTest {

  @Test
  void who_has_not_repeated_is_expected_to_spend_what_the_mean_customer_does() {
    GammaGamma cdnow = new GammaGamma(6.25, 3.74, 15.44);
    assertThat(cdnow.meanSpend()).isCloseTo(35.2190, within(1e-4));
    assertThat(cdnow.expectedSpend(0, 0)).isEqualTo(cdnow.meanSpend());
  }

  @Test
  void the_more_is_known_of_a_customer_the_less_the_others_matter() {
    GammaGamma cdnow = new GammaGamma(6.25, 3.74, 15.44);
    // 6.25 (15.44 + 2 · 100) / (12.5 + 2.74), worked out by hand
    assertThat(cdnow.expectedSpend(2, 100)).isCloseTo(88.3530, within(1e-3));
    assertThat(cdnow.expectedSpend(10_000, 100)).isCloseTo(100, within(0.01));
  }

  @Test
  void the_log_likelihood_of_one_customer_is_the_one_worked_out_by_hand() {
    // p = 1, q = 2, gamma = 1, x = 1, z = 1: Γ(3) / (Γ(1) Γ(2)) · 1 / (1 + 1)^3 = 1/4
    assertThat(LogLikelihood.of(new GammaGamma(1, 2, 1), List.of(new Spender(1, 1))))
        .isCloseTo(Math.log(0.25), within(1e-12));
  }

  @Test
  void known_parameters_are_found_again_in_made_up_customers_whatever_the_unit() {
    SplittableRandom random = new SplittableRandom(7);
    List<Buyer> buyers = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double nu = MadeUp.gamma(4, random) / 1500;
      int repeats = 1 + i % 5;
      double mean = MadeUp.gamma(6.0 * repeats, random) / nu / repeats;
      buyers.add(new Buyer(new BuyingHistory(repeats, 1, 10), mean));
    }
    Fitted<GammaGamma> cents = Likelihood.gammaGamma(buyers, 1).orElseThrow();
    Fitted<GammaGamma> whole = Likelihood.gammaGamma(buyers, 100).orElseThrow();
    assertThat(cents.model().p()).isCloseTo(6, within(0.3));
    assertThat(cents.model().q()).isCloseTo(4, within(0.2));
    assertThat(cents.model().gamma()).isCloseTo(1500, within(120.0));
    assertThat(whole.model().gamma()).isCloseTo(cents.model().gamma() / 100, within(1e-9));
    assertThat(whole.logLikelihood() - cents.logLikelihood())
        .isCloseTo(20_000 * Math.log(100), within(1e-6));
  }

  @Test
  void parameters_without_a_mean_are_refused() {
    assertThatThrownBy(() -> new GammaGamma(1, 1, 1)).hasMessageContaining("q more than 1");
  }
}
