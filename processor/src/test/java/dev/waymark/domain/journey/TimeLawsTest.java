package dev.waymark.domain.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.kit.Batch;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kit.Laws;
import dev.waymark.domain.rules.Rules;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** How time is divided makes no difference to what happens in it. */
class TimeLawsTest {

  @Test
  void stepping_through_time_in_any_stride_gives_the_same() {
    Laws.forAllHistories(
        history -> {
          Moments out = new Moments();
          Journey journey = strolled(history, out);
          Batch batch = Batch.of(history);
          assertThat(journey).isEqualTo(batch.journey());
          assertThat(out.moments()).isEqualTo(batch.moments());
          assertThat(out.contributions()).isEqualTo(batch.out().contributions());
        });
  }

  private static Journey strolled(History history, Moments out) {
    Fold fold = history.fold();
    RandomGenerator chance = history.chance();
    Journey journey = Journey.of(history.customer());
    long clockMs = 0;
    for (Event event : history.events()) {
      journey = strolled(fold, journey, clockMs, event.occurredAtMs(), chance, out);
      clockMs = event.occurredAtMs();
      journey = fold.step(journey, event, out);
    }
    journey = strolled(fold, journey, clockMs, history.endMs(), chance, out);
    return fold.until(journey, history.endMs(), out);
  }

  private static Journey strolled(
      Fold fold, Journey from, long clockMs, long untilMs, RandomGenerator chance, Moments out) {
    Journey journey = from;
    long nowMs = clockMs;
    for (int strides = chance.nextInt(4); strides > 0; strides--) {
      nowMs += chance.nextLong(Math.max(1, untilMs - nowMs));
      journey = fold.until(fold.until(journey, nowMs, out), nowMs, out);
    }
    return fold.until(journey, chance.nextBoolean() ? untilMs : nowMs, out);
  }

  @Test
  void waking_only_when_asked_to_misses_nothing() {
    Laws.forAllHistories(
        history -> {
          Fold fold = history.fold();
          Moments out = new Moments();
          Journey journey = Journey.of(history.customer());
          for (Event event : history.events()) {
            journey = woken(fold, journey, event.occurredAtMs(), out);
            journey = fold.step(journey, event, out);
          }
          journey = woken(fold, journey, history.endMs(), out);
          assertThat(journey).isEqualTo(Batch.of(history).journey());
          assertThat(out.moments()).isEqualTo(Batch.of(history).moments());
        });
  }

  /** Meets deadline after deadline, each at its own moment, and sees that each lies ahead. */
  private static Journey woken(Fold fold, Journey from, long untilMs, Moments out) {
    Journey journey = from;
    long wakeAtMs = fold.wakeAtMs(journey);
    while (wakeAtMs <= untilMs) {
      assertThat(wakeAtMs).isGreaterThan(journey.momentMs());
      Journey before = fold.until(journey, wakeAtMs - 1, new Moments());
      assertThat(before).isEqualTo(journey);
      journey = fold.until(journey, wakeAtMs, out);
      assertThat(journey.momentMs()).isEqualTo(wakeAtMs);
      wakeAtMs = fold.wakeAtMs(journey);
    }
    assertThat(wakeAtMs).isGreaterThan(journey.momentMs());
    return journey;
  }

  @Test
  void nobody_who_has_not_begun_is_woken() {
    Laws.forAllHistories(
        history -> {
          Journey nobody = Journey.of(history.customer());
          assertThat(history.fold().wakeAtMs(nobody)).isEqualTo(Rules.NEVER);
          assertThat(history.fold().until(nobody, history.endMs(), new Moments()))
              .isEqualTo(nobody);
        });
  }
}
