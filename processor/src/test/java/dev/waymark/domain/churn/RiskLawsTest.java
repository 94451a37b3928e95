package dev.waymark.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.kit.Batch;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kit.Laws;
import dev.waymark.domain.rules.Churn;
import dev.waymark.domain.rules.Rules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The risk is the sum of its parts, and its band is where the edges say. */
class RiskLawsTest {

  private static final long DAY_MS = 86_400_000L;
  private static final long STEP_MS = 23 * 3_600_000L;

  /** Every part is rounded by itself: so close to an edge, rounding decides. */
  private static final double ROUNDING = 8e-6;

  @Test
  void the_parts_of_a_risk_add_up_to_its_log_odds_and_these_give_its_probability() {
    Laws.forAllHistories(
        history -> {
          Risk risk = risk(history, history.endMs());
          long sum = risk.parts().stream().mapToLong(Evidence::logOddsMicros).sum();
          assertThat(risk.logOddsMicros()).isEqualTo(sum);
          double odds = Math.exp(sum / 1e6);
          assertThat(risk.probability()).isBetween(0.0, 1.0);
          assertThat(Math.abs(risk.probability() - odds / (1 + odds))).isLessThan(1e-12);
          assertThat(risk.score()).isEqualTo(100 * risk.probability());
        });
  }

  private static Risk risk(History history, long atMs) {
    return history.fold().risk(Batch.of(history).journey(), atMs);
  }

  @Test
  void a_part_is_never_zero_and_names_only_events_that_happened() {
    Laws.forAllHistories(
        history -> {
          Set<String> known = new HashSet<>();
          history.events().forEach(event -> known.add(event.eventId()));
          Set<Finding> named = new HashSet<>();
          for (Evidence part : risk(history, history.endMs()).parts()) {
            assertThat(part.logOddsMicros()).isNotZero();
            assertThat(known).containsAll(part.eventIds());
            assertThat(part.eventIds().isEmpty()).isEqualTo(part.finding() == Finding.BASE);
            assertThat(named.add(part.finding())).as("once: %s", part.finding()).isTrue();
          }
        });
  }

  @Test
  void silence_without_friction_never_makes_a_customer_safer() {
    Laws.forAllHistories(
        history -> {
          Journey journey = Batch.of(onlyPurchases(history)).journey();
          RandomGenerator chance = history.chance();
          long atMs = journey.momentMs();
          double before = history.fold().risk(journey, atMs).probability();
          for (int i = 0; i < 20 && journey.purchases().any(); i++) {
            atMs += chance.nextLong(chance.nextBoolean() ? 1_000 : 60 * DAY_MS);
            double now = history.fold().risk(journey, atMs).probability();
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
          }
        });
  }

  /** The orders alone, nothing promised with them. */
  private static History onlyPurchases(History history) {
    List<Event> placed = new ArrayList<>();
    for (Event event : history.events()) {
      if (event instanceof Purchase it && it.step() == Purchase.Step.PLACED) {
        placed.add(
            new Purchase(
                it.origin(), it.step(), it.orderId(), it.amount(), it.items(), 0, "", it.reason()));
      }
    }
    return new History(
        history.seed(), history.rules(), history.customer(), placed, history.endMs());
  }

  @Test
  void a_band_changes_exactly_when_it_was_foreseen_and_never_before() {
    Laws.forAllHistories(
        history -> {
          Fold fold = history.fold();
          for (Journey journey : journeys(history)) {
            long crossMs = journey.crossMs();
            long lookMs = Math.min(crossMs, journey.momentMs() + 500 * DAY_MS);
            for (long ms = journey.momentMs() + STEP_MS; ms < lookMs; ms += STEP_MS) {
              assertStays(fold, journey, ms);
            }
            if (crossMs != Rules.NEVER) {
              assertStays(fold, journey, crossMs - 1);
              Band after = band(fold, journey, crossMs);
              assertThat(after).isNotEqualTo(journey.band());
            }
          }
        });
  }

  /** The band at a moment is still the journey's, unless rounding alone decides. */
  private static void assertStays(Fold fold, Journey journey, long atMs) {
    if (band(fold, journey, atMs) != journey.band()) {
      double probability = fold.risk(journey, atMs).probability();
      Churn rules = fold.rules().churn();
      boolean close =
          rules.edges().stream()
              .anyMatch(
                  edge ->
                      Math.abs(probability - edge) < ROUNDING
                          || Math.abs(probability - edge + rules.hysteresis()) < ROUNDING);
      assertThat(close)
          .as(
              "%s at %d, %d days after %d, by %s, foreseen for %d",
              band(fold, journey, atMs),
              atMs,
              (atMs - journey.momentMs()) / DAY_MS,
              journey.momentMs(),
              probability,
              journey.crossMs())
          .isTrue();
    }
  }

  /** The band by the words of the definitions, for a customer in the journey's band so far. */
  private static Band band(Fold fold, Journey journey, long atMs) {
    double probability = fold.risk(journey, atMs).probability();
    Churn rules = fold.rules().churn();
    Band reached = Band.LOW;
    Band kept = Band.LOW;
    List<Band> above = List.of(Band.ELEVATED, Band.HIGH, Band.CRITICAL);
    for (int i = 0; i < 3; i++) {
      double edge = rules.edges().get(i);
      reached = probability > edge + 1e-9 ? above.get(i) : reached;
      kept = probability >= edge - rules.hysteresis() - 1e-9 ? above.get(i) : kept;
    }
    if (reached.compareTo(journey.band()) >= 0) {
      return reached;
    }
    return kept.compareTo(journey.band()) >= 0 ? journey.band() : reached;
  }

  /** The journey after every event from which a band is foreseen, the last two of them. */
  private static List<Journey> journeys(History history) {
    List<Journey> journeys = new ArrayList<>();
    Journey journey = Journey.of(history.customer());
    for (Event event : history.events()) {
      journey = history.fold().step(journey, event, new Moments());
      if (journey.purchases().any()) {
        journeys.add(journey);
      }
    }
    return journeys.subList(Math.max(0, journeys.size() - 2), journeys.size());
  }
}
