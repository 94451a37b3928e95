package dev.waymark.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QualityTest {

  private static final List<Judged> FIVE =
      List.of(
          new Judged(0.9, true),
          new Judged(0.8, false),
          new Judged(0.7, true),
          new Judged(0.7, false),
          new Judged(0.1, false));

  @Test
  void the_figures_of_five_customers_are_those_worked_out_by_hand() {
    Quality quality = Quality.of(FIVE).orElseThrow();
    assertThat(quality.customers()).isEqualTo(5);
    assertThat(quality.baseRate()).isEqualTo(0.4);
    assertThat(quality.meanRisk()).isCloseTo(0.64, within(1e-12));
    // Of six pairs: .9 beats three; .7 beats .1, ties with .7, loses against .8.
    assertThat(quality.auc()).isCloseTo(4.5 / 6, within(1e-12));
    // (.01 + .64 + .09 + .49 + .01) / 5
    assertThat(quality.brier()).isCloseTo(0.248, within(1e-12));
    assertThat(quality.baseBrier()).isCloseTo(0.24, within(1e-12));
  }

  @Test
  void deciles_count_everybody_once_and_share_out_ties() {
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      judged.add(new Judged(i < 10 ? 0.2 : 0.6, i % 5 == 0 || i >= 15));
    }
    Quality quality = Quality.of(judged).orElseThrow();
    assertThat(quality.deciles()).hasSize(10).allMatch(decile -> decile.customers() == 2);
    assertThat(quality.deciles().get(0).predicted()).isCloseTo(0.2, within(1e-12));
    assertThat(quality.deciles().get(0).observed()).isCloseTo(0.2, within(1e-12));
    assertThat(quality.deciles().get(9).observed()).isCloseTo(0.6, within(1e-12));
    assertThat(quality.topDecileLift()).isCloseTo(0.6 / 0.4, within(1e-12));
  }

  @Test
  void the_order_of_customers_does_not_matter() {
    List<Judged> shuffled = new ArrayList<>(FIVE);
    Collections.shuffle(shuffled, new Random(1));
    assertThat(Quality.of(shuffled)).isEqualTo(Quality.of(FIVE));
  }

  @Test
  void where_nobody_left_or_nobody_stayed_there_is_nothing_to_tell_apart() {
    assertThat(Quality.of(List.of(new Judged(0.5, true)))).isEmpty();
    assertThat(Quality.of(List.of(new Judged(0.5, false)))).isEmpty();
    assertThat(Quality.of(List.of())).isEmpty();
  }
}
