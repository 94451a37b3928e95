package dev.waymark.domain.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.kit.Batch;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kit.Laws;
import dev.waymark.domain.kit.Naive;
import dev.waymark.domain.kpi.Contribution;
import dev.waymark.domain.kpi.Kpi;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Stage, trailing value and segment are those of a naive reading of the definitions. */
class LifecycleLawsTest {

  private static final Set<Kpi> TURNS = EnumSet.of(Kpi.LAPSES, Kpi.LOSSES, Kpi.REACTIVATIONS);

  @Test
  void the_stage_is_the_naive_one_at_any_moment() {
    Laws.forAllUnlimitedHistories(
        history -> {
          for (long atMs : moments(history)) {
            assertThat(at(history, atMs).stage().name())
                .as("stage at %d", atMs)
                .isEqualTo(Naive.of(history).stage(atMs));
          }
        });
  }

  @Test
  void trailing_value_and_segment_are_the_naive_ones_at_any_moment() {
    Laws.forAllUnlimitedHistories(
        history -> {
          for (long atMs : moments(history)) {
            Journey journey = at(history, atMs);
            assertThat(journey.purchases().value())
                .as("value at %d", atMs)
                .isEqualTo(Naive.of(history).trailingValue(atMs));
            assertThat(history.fold().segment(journey))
                .as("segment at %d", atMs)
                .isEqualTo(Naive.of(history).segment(atMs));
          }
        });
  }

  @Test
  void lapses_losses_and_reactivations_are_the_naive_ones() {
    Laws.forAllUnlimitedHistories(
        history -> {
          List<Naive.Turn> counted =
              Batch.of(history).out().contributions().stream()
                  .filter(part -> TURNS.contains(part.kpi()))
                  .map(LifecycleLawsTest::turn)
                  .toList();
          assertThat(counted).isEqualTo(kpiDated(Naive.of(history).turns(history.endMs())));
        });
  }

  /** A turn caused by silence counts in the window that ends then. */
  private static List<Naive.Turn> kpiDated(List<Naive.Turn> turns) {
    return turns.stream()
        .map(
            turn ->
                turn.cause().equals("SILENCE") && !turn.what().equals("REACTIVATIONS")
                    ? new Naive.Turn(turn.what(), turn.atMs() - 1, turn.cause(), turn.value())
                    : turn)
        .toList();
  }

  private static Naive.Turn turn(Contribution part) {
    assertThat(part.count()).isEqualTo(1);
    String cause = part.dimensions().split(";", -1)[0].substring("cause=".length());
    return new Naive.Turn(part.kpi().name(), part.atMs(), cause, part.amount());
  }

  @Test
  void every_stage_begins_where_another_ends() {
    Laws.forAllHistories(
        history -> {
          Stage stage = Stage.NONE;
          long sinceMs = 0;
          for (Moment moment : Batch.of(history).moments()) {
            if (moment instanceof Moment.StageChanged change) {
              assertThat(change.from()).isEqualTo(stage);
              assertThat(change.to()).isNotEqualTo(stage);
              assertThat(change.atMs()).isGreaterThanOrEqualTo(sinceMs);
              stage = change.to();
              sinceMs = change.atMs();
            }
          }
          Journey end = Batch.of(history).journey();
          assertThat(end.stage()).isEqualTo(stage);
          assertThat(end.sinceMs()).isEqualTo(sinceMs);
        });
  }

  @Test
  void moments_come_in_their_order() {
    Laws.forAllHistories(
        history -> assertThat(Batch.of(history).moments()).extracting(Moment::atMs).isSorted());
  }

  private static Journey at(History history, long atMs) {
    List<Event> before =
        history.events().stream().filter(event -> event.occurredAtMs() <= atMs).toList();
    Ledger ledger = Ledger.of(Journey.of(history.customer()), before);
    return ledger.fold(history.fold(), atMs, new Moments());
  }

  /** Random moments, those of events, and those at which something falls due, give or take 1 ms. */
  private static List<Long> moments(History history) {
    RandomGenerator chance = history.chance();
    long firstMs = history.events().get(0).occurredAtMs();
    List<Long> moments = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      moments.add(firstMs + chance.nextLong(history.endMs() - firstMs));
    }
    for (int i = 0; i < 4; i++) {
      Event event = history.events().get(chance.nextInt(history.events().size()));
      moments.add(event.occurredAtMs() + span(history, chance) + chance.nextLong(-1, 2));
    }
    return moments;
  }

  private static long span(History history, RandomGenerator chance) {
    return switch (chance.nextInt(5)) {
      case 0 -> history.rules().lifecycle().newForMs();
      case 1 -> history.rules().lifecycle().lapseAfterMs();
      case 2 -> history.rules().lifecycle().lostAfterMs();
      case 3 -> history.rules().value().windowMs();
      default -> 0;
    };
  }
}
