package dev.waymark.domain.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.domain.churn.WindowStep;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.kit.Batch;
import dev.waymark.domain.kit.Laws;
import dev.waymark.domain.kit.Published;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What a ledger that keeps only so many events still promises. */
class LedgerLawsTest {

  @Test
  void a_short_ledger_tells_the_same_of_events_in_their_order() {
    Laws.forAllHistories(
        history -> {
          int entries = 1 + history.chance().nextInt(6);
          Published view = new Published(history.fold(), history.customer(), entries);
          for (Event event : history.events()) {
            assertThat(view.take(event)).isEqualTo(Published.End.APPLIED);
            assertThat(view.ledger().events()).hasSizeLessThanOrEqualTo(entries);
          }
          view.until(history.endMs());
          Batch batch = Batch.of(history);
          assertThat(view.journey()).isEqualTo(batch.journey());
          assertThat(view.last()).isEqualTo(batch.last());
          assertThat(view.sums().places()).isEqualTo(batch.sums().places());
          Moments out = new Moments();
          assertThat(view.ledger().fold(history.fold(), history.endMs(), out))
              .isEqualTo(batch.journey());
        });
  }

  @Test
  void an_event_at_or_before_the_base_is_too_late_and_any_other_is_not() {
    Laws.forAllHistories(
        history -> {
          List<Event> events = history.events();
          int entries = 1 + history.chance().nextInt(events.size());
          Ledger shortened = history.ledger().keeping(entries, history.fold());
          int base = events.size() - entries;
          for (int i = 0; i < events.size(); i++) {
            assertThat(shortened.isTooLate(events.get(i))).isEqualTo(i < base);
          }
        });
  }

  @Test
  void what_comes_late_but_after_the_base_is_told_as_if_it_had_come_in_time() {
    Laws.forAllHistories(
        history -> {
          RandomGenerator chance = history.chance();
          List<Event> events = history.events();
          int first = chance.nextInt(events.size());
          int entries = Math.max(2, events.size() - first);
          Published view = new Published(history.fold(), history.customer(), entries);
          events.subList(0, first).forEach(view::take);
          for (Event event :
              ArrivalLawsTest.shuffled(events.subList(first, events.size()), chance)) {
            view.take(event);
          }
          view.until(history.endMs());
          assertThat(view.journey()).isEqualTo(Batch.of(history).journey());
          assertStandsAs(view.last(), Batch.of(history).last());
          assertThat(view.sums().places()).isEqualTo(Batch.of(history).sums().places());
        });
  }

  /** The same, but that what was open at the base may be told as it stood there. */
  private static void assertStandsAs(Map<String, Moment> view, Map<String, Moment> batch) {
    assertThat(view.keySet()).isEqualTo(batch.keySet());
    batch.forEach(
        (subject, moment) ->
            assertThat(standing(view.getOrDefault(subject, moment))).isEqualTo(standing(moment)));
  }

  private static Object standing(Moment moment) {
    if (moment instanceof Moment.AlertMoved alert && alert.end().isEmpty()) {
      return List.of(alert.alertId(), alert.raisedMs(), alert.cause(), alert.band());
    }
    if (moment instanceof Moment.WindowMoved moved
        && moved.step() != WindowStep.SAVED
        && moved.step() != WindowStep.LOST) {
      return moved.window();
    }
    return moment;
  }

  @Test
  void a_step_back_in_time_is_refused() {
    Laws.forAllHistories(
        history -> {
          Journey end = Batch.of(history).journey();
          for (Event event : history.events()) {
            assertThatThrownBy(() -> history.fold().step(end, event, new Moments()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not after the journey");
          }
        });
  }
}
