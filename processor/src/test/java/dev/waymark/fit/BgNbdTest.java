package dev.waymark.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.domain.worth.BgNbd;
import dev.waymark.domain.worth.BuyingHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BgNbdTest {

  private static final BgNbd CDNOW = new BgNbd(0.243, 4.414, 0.793, 2.426);
  private static final BuyingHistory TWO_REPEATS = new BuyingHistory(2, 30.43, 38.86);
  private static final BuyingHistory NO_REPEATS = new BuyingHistory(0, 0, 38.86);

  @Test
  void the_published_customer_is_alive_and_buys_as_published() {
    assertThat(CDNOW.alive(TWO_REPEATS)).isCloseTo(0.726579, within(5e-7));
    assertThat(CDNOW.expected(TWO_REPEATS, 39)).isCloseTo(1.226, within(5e-4));
  }

  @Test
  void who_bought_once_is_alive_but_may_well_be_silent() {
    assertThat(CDNOW.alive(NO_REPEATS)).isEqualTo(1);
    // (43.274 / 82.274)^.243, worked out by hand
    assertThat(CDNOW.silent(NO_REPEATS, 39)).isCloseTo(0.855449, within(1e-6));
  }

  @Test
  void silence_follows_from_being_alive() {
    double stillAlive = CDNOW.alive(TWO_REPEATS);
    double none = Math.pow(43.274 / 82.274, 2.243);
    assertThat(CDNOW.silent(TWO_REPEATS, 39)).isCloseTo(1 - stillAlive * (1 - none), within(1e-12));
    assertThat(CDNOW.silent(TWO_REPEATS, 0)).isEqualTo(1);
    assertThat(CDNOW.silent(TWO_REPEATS, 1e9)).isCloseTo(1 - stillAlive, within(1e-9));
  }

  @Test
  void expected_purchases_agree_with_made_up_customers_who_buy_on() {
    SplittableRandom random = new SplittableRandom(5);
    BgNbd model = new BgNbd(0.6, 5, 0.7, 2);
    double repeats = 0;
    int customers = 200_000;
    for (int i = 0; i < customers; i++) {
      repeats += MadeUp.history(model, 26, random).repeats();
    }
    assertThat(model.expected(new BuyingHistory(0, 0, 0), 26))
        .isCloseTo(repeats / customers, within(0.02));
  }

  @Test
  void expected_purchases_agree_where_a_and_b_come_to_less_than_one() {
    SplittableRandom random = new SplittableRandom(6);
    BgNbd model = new BgNbd(0.6, 5, 0.3, 0.4);
    double repeats = 0;
    int customers = 200_000;
    for (int i = 0; i < customers; i++) {
      repeats += MadeUp.history(model, 26, random).repeats();
    }
    assertThat(model.expected(new BuyingHistory(0, 0, 0), 26))
        .isCloseTo(repeats / customers, within(0.02));
  }

  @Test
  void nothing_breaks_where_a_and_b_come_to_one() {
    BgNbd atPole = new BgNbd(0.5, 5, 0.25, 0.75);
    BgNbd beside = new BgNbd(0.5, 5, 0.25, 0.7501);
    assertThat(atPole.expected(NO_REPEATS, 10))
        .isCloseTo(beside.expected(NO_REPEATS, 10), within(1e-3));
  }

  @Test
  void nothing_breaks_where_a_formula_has_a_pole() {
    BgNbd atPole = new BgNbd(0.5, 5, 1, 2);
    BgNbd beside = new BgNbd(0.5, 5, 1.0001, 2);
    assertThat(atPole.expected(TWO_REPEATS, 10))
        .isCloseTo(beside.expected(TWO_REPEATS, 10), within(1e-3));
  }

  @Test
  void customers_who_all_stop_alike_can_be_told_the_future_too() {
    BgNbd alike = new BgNbd(0.6, 5, 20_000, 40_000);
    BgNbd nearly = new BgNbd(0.6, 5, 2_000, 4_000);
    for (BuyingHistory history : List.of(NO_REPEATS, TWO_REPEATS)) {
      assertThat(alike.expected(history, 26)).isPositive();
      assertThat(alike.expected(history, 26)).isCloseTo(nearly.expected(history, 26), within(1e-3));
    }
  }

  @Test
  void expected_purchases_do_not_depend_on_the_way_of_adding_up() {
    BgNbd below = new BgNbd(0.5, 5, 3.5 - 1e-7, 2);
    BgNbd above = new BgNbd(0.5, 5, 3.5 + 1e-7, 2);
    assertThat(above.expected(TWO_REPEATS, 10))
        .isCloseTo(below.expected(TWO_REPEATS, 10), within(1e-6));
  }

  @Test
  void the_log_likelihood_of_two_customers_is_the_one_worked_out_by_hand() {
    BgNbd plain = new BgNbd(1, 1, 1, 1);
    // x = 0, T = 1: (1/2)^1. x = 1, t_x = 1, T = 3: B(1,2)/B(1,1) (1/4)^2 + B(2,1)/B(1,1) (1/2)^2.
    double byHand = Math.log(0.5) + Math.log(0.5 / 16 + 0.5 / 4);
    assertThat(
            LogLikelihood.of(
                plain, Map.of(new BuyingHistory(0, 0, 1), 1, new BuyingHistory(1, 1, 3), 1)))
        .isCloseTo(byHand, within(1e-12));
  }

  @Test
  void known_parameters_are_found_again_in_made_up_customers() {
    BgNbd truth = new BgNbd(0.5, 6, 0.8, 2.5);
    SplittableRandom random = new SplittableRandom(42);
    List<BuyingHistory> histories = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      histories.add(MadeUp.history(truth, 40 + i % 40, random));
    }
    Fitted<BgNbd> fitted = Likelihood.bgNbd(histories).orElseThrow();
    assertThat(fitted.settled()).isTrue();
    assertThat(fitted.model().r()).isCloseTo(0.5, within(0.03));
    assertThat(fitted.model().alpha()).isCloseTo(6, within(0.5));
    assertThat(fitted.model().a()).isCloseTo(0.8, within(0.1));
    assertThat(fitted.model().b()).isCloseTo(2.5, within(0.4));
  }

  @Test
  void too_few_who_bought_again_teach_nothing() {
    List<BuyingHistory> histories = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      histories.add(i < 19 ? new BuyingHistory(1, 1, 10) : new BuyingHistory(0, 0, 10));
    }
    assertThat(Likelihood.bgNbd(histories)).isEmpty();
  }

  @Test
  void histories_that_cannot_be_are_refused() {
    assertThatThrownBy(() -> new BuyingHistory(1, 11, 10))
        .hasMessage(
            "a history has 1 repeats, the last after 11.0 of 10.0 weeks: it must be 0 <= last <="
                + " all");
    assertThatThrownBy(() -> new BuyingHistory(1, 0, 10)).hasMessageContaining("without repeats");
    assertThatThrownBy(() -> new BgNbd(0.2, 4, Double.NaN, 2)).hasMessageContaining("positive");
  }
}
