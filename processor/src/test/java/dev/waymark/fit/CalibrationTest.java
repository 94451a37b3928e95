package dev.waymark.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.domain.churn.Friction;
import dev.waymark.domain.churn.RiskModel;
import dev.waymark.domain.journey.Purchases;
import dev.waymark.domain.journey.Spend;
import dev.waymark.domain.rules.Churn;
import dev.waymark.domain.rules.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  private static final long DAY_MS = 86_400_000L;
  private static final long UNTIL_MS = 720 * DAY_MS;

  @Test
  void in_a_shop_to_which_hardly_anybody_returns_the_risk_says_so() {
    List<List<Spend>> customers = shop(0.01, 7);
    Churn rules = rules(Weights.DEFAULT);
    Calibration learnt = Calibration.of(customers, UNTIL_MS, rules);
    assertThat(meanRisk(customers, rules)).isLessThan(0.975);
    assertThat(meanRisk(customers, rules(learnt))).isCloseTo(0.99, within(0.015));
  }

  @Test
  void the_risk_becomes_a_probability_that_beats_the_base_rate() {
    for (double returning : new double[] {0.05, 0.3, 0.6}) {
      List<List<Spend>> customers = shop(returning, 11);
      long cutMs = UNTIL_MS - 90 * DAY_MS;
      List<List<Spend>> known = before(customers, cutMs);
      Churn learnt = rules(Calibration.of(known, cutMs, rules(Weights.DEFAULT)));
      assertThat(brier(customers, learnt, cutMs))
          .as("returning " + returning)
          .isLessThan(baseBrier(customers, cutMs));
    }
  }

  @Test
  void the_order_of_customers_does_not_matter() {
    List<List<Spend>> customers = shop(0.3, 3);
    Calibration learnt = Calibration.of(customers, UNTIL_MS, rules(Weights.DEFAULT));
    List<List<Spend>> shuffled = new ArrayList<>(customers);
    Collections.shuffle(shuffled, new Random(1));
    assertThat(Calibration.of(shuffled, UNTIL_MS, rules(Weights.DEFAULT))).isEqualTo(learnt);
  }

  @Test
  void a_short_history_teaches_nothing() {
    List<List<Spend>> customers = List.of(List.of(new Spend(UNTIL_MS - 20 * DAY_MS, 100)));
    assertThat(Calibration.of(customers, UNTIL_MS, rules(Weights.DEFAULT)))
        .isEqualTo(Calibration.NONE);
  }

  /** Customers of whom a share comes back at random, every 40 days on average, until they stop. */
  private static List<List<Spend>> shop(double returning, long seed) {
    Random chance = new Random(seed);
    List<List<Spend>> customers = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      List<Spend> purchases = new ArrayList<>();
      long atMs = (long) (chance.nextDouble() * UNTIL_MS);
      purchases.add(new Spend(atMs, 1_000));
      while (chance.nextDouble() < (purchases.size() == 1 ? returning : 0.8)) {
        atMs += (long) (-Math.log(1 - chance.nextDouble()) * 40 * DAY_MS);
        if (atMs >= UNTIL_MS) {
          break;
        }
        purchases.add(new Spend(atMs, 1_000));
      }
      customers.add(purchases);
    }
    return customers;
  }

  private static List<List<Spend>> before(List<List<Spend>> customers, long cutMs) {
    List<List<Spend>> known = new ArrayList<>();
    for (List<Spend> purchases : customers) {
      List<Spend> then = purchases.stream().filter(spend -> spend.atMs() < cutMs).toList();
      if (!then.isEmpty()) {
        known.add(then);
      }
    }
    return known;
  }

  private static double brier(List<List<Spend>> customers, Churn rules, long cutMs) {
    List<List<Spend>> known = before(customers, cutMs);
    double sum = 0;
    for (List<Spend> all : customers) {
      List<Spend> then = all.stream().filter(spend -> spend.atMs() < cutMs).toList();
      if (!then.isEmpty()) {
        double missed = risk(then, rules, cutMs) - (then.size() == all.size() ? 1 : 0);
        sum += missed * missed;
      }
    }
    return sum / known.size();
  }

  private static double baseBrier(List<List<Spend>> customers, long cutMs) {
    long known = before(customers, cutMs).size();
    long away = customers.stream().filter(all -> all.get(all.size() - 1).atMs() < cutMs).count();
    double share = (double) away / known;
    return share * (1 - share);
  }

  private static double meanRisk(List<List<Spend>> customers, Churn rules) {
    return customers.stream()
        .mapToDouble(purchases -> risk(purchases, rules, UNTIL_MS))
        .average()
        .orElseThrow();
  }

  private static double risk(List<Spend> purchases, Churn rules, long atMs) {
    Purchases all = Purchases.NONE;
    for (Spend spend : purchases) {
      all = all.plus(spend.atMs(), "e", spend.minor(), true);
    }
    return new RiskModel(rules).risk(all, Friction.NONE, atMs).probability();
  }

  private static Churn rules(Calibration learnt) {
    return rules(
        new Weights(learnt.shift(), learnt.scale(), 0.5, 0.7, 0.6, 0.3, 0.3, 2.0, 0.3, 0.7));
  }

  private static Churn rules(Weights weights) {
    return new Churn(90 * DAY_MS, 30 * DAY_MS, List.of(0.6, 0.85, 0.95), 0.03, weights);
  }
}
