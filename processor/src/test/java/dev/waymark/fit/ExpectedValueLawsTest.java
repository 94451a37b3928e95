package dev.waymark.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.journey.Spend;
import dev.waymark.domain.kit.Batch;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kit.Laws;
import dev.waymark.domain.kit.Naive;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.domain.rules.Rules;
import dev.waymark.domain.worth.Expectation;
import dev.waymark.domain.worth.Expectation.Expected;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said ahead of a month's end is what the fit would count then. */
class ExpectedValueLawsTest {

  private static final Set<String> KEPT = Set.of("NEW", "ACTIVE", "LAPSED");

  @Test
  void at_each_month_end_customers_who_are_not_lost_are_expected_to_bring_what_the_fit_says() {
    Laws.forAllUnlimitedHistories(
        history -> {
          Windows windows = new Windows(history.rules().zone());
          Map<Long, Expected> told = told(history);
          long startMs = windows.start(Grain.MONTH, history.events().get(0).occurredAtMs());
          for (long endMs = windows.end(Grain.MONTH, startMs);
              endMs <= history.endMs();
              endMs = windows.end(Grain.MONTH, startMs)) {
            assertThat(told.getOrDefault(startMs, Expected.NOTHING))
                .as("the month that ends at " + endMs)
                .isEqualTo(naive(history, endMs));
            startMs = endMs;
          }
        });
  }

  @Test
  void without_parameters_nothing_is_said() {
    Laws.forAllHistories(
        history -> {
          Rules rules = TestRules.standard().build();
          History plain =
              new History(
                  history.seed(), rules, history.customer(), history.events(), history.endMs());
          assertThat(told(plain)).isEmpty();
        });
  }

  private static Map<Long, Expected> told(History history) {
    Map<Long, Expected> told = new HashMap<>();
    Batch.of(history).out().contributions().stream()
        .filter(part -> part.kpi() == Kpi.EXPECTED_VALUE)
        .forEach(
            part ->
                told.merge(
                    part.atMs(),
                    new Expected(part.count(), part.amount()),
                    (one, other) ->
                        new Expected(
                            one.thousandths() + other.thousandths(), one.minor() + other.minor())));
    return told;
  }

  private static Expected naive(History history, long atMs) {
    if (!KEPT.contains(Naive.of(history).upTo(atMs - 1).stage(atMs))) {
      return Expected.NOTHING;
    }
    Rules rules = history.rules();
    List<Spend> spends =
        history.events().stream()
            .filter(event -> event.occurredAtMs() < atMs && isPurchase(event))
            .map(event -> new Spend(event.occurredAtMs(), ((Purchase) event).amount().minor()))
            .toList();
    Buyer buyer = Buyer.of(spends, rules.zone(), atMs);
    Expectation models = rules.expectation().orElseThrow();
    return models.of(buyer.history(), buyer.meanRepeatMinor(), 100, rules.churn().horizonMs());
  }

  private static boolean isPurchase(Event event) {
    return event instanceof Purchase purchase && purchase.step() == Purchase.Step.PLACED;
  }
}
