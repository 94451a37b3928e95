package dev.waymark.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.kit.Batch;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kit.Laws;
import dev.waymark.domain.kpi.Contribution;
import dev.waymark.domain.kpi.Kpi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The lives of alerts and save windows. */
class AlertLawsTest {

  @Test
  void an_alert_is_raised_once_and_first_and_cleared_at_most_once_and_last() {
    Laws.forAllHistories(
        history ->
            lives(history, Moment.AlertMoved.class)
                .forEach(
                    (alertId, life) -> {
                      List<AlertStep> steps = life.stream().map(Moment.AlertMoved::step).toList();
                      assertThat(steps).first().isEqualTo(AlertStep.RAISED);
                      assertThat(steps).containsOnlyOnce(AlertStep.RAISED);
                      assertThat(steps.subList(0, steps.size() - 1))
                          .doesNotContain(AlertStep.CLEARED);
                      assertThat(life).allMatch(step -> step.raisedMs() == life.get(0).atMs());
                      assertThat(life)
                          .allMatch(
                              step -> step.end().isPresent() == (step.step() == AlertStep.CLEARED));
                    }));
  }

  @Test
  void an_alert_escalates_to_a_higher_band_and_eases_to_a_lower_one() {
    Laws.forAllHistories(
        history ->
            lives(history, Moment.AlertMoved.class)
                .forEach(
                    (alertId, life) -> {
                      for (int i = 1; i < life.size(); i++) {
                        int change = life.get(i).band().compareTo(life.get(i - 1).band());
                        switch (life.get(i).step()) {
                          case ESCALATED -> assertThat(change).isPositive();
                          case EASED -> assertThat(change).isNegative();
                          case RAISED, CLEARED, RETRACTED -> {}
                        }
                      }
                    }));
  }

  @Test
  void one_alert_at_most_is_open_and_none_for_the_lapsed_and_the_lost() {
    Laws.forAllHistories(
        history ->
            along(
                history,
                (before, journey) -> {
                  assertThat(journey.alert().isEmpty() || journey.stage().isKept()).isTrue();
                  assertThat(journey.window().isEmpty() || journey.stage().isKept()).isTrue();
                }));
    Laws.forAllHistories(
        history -> {
          String open = "";
          for (Moment moment : Batch.of(history).moments()) {
            if (moment instanceof Moment.AlertMoved moved) {
              assertThat(open).isEqualTo(moved.step() == AlertStep.RAISED ? "" : moved.alertId());
              open = moved.step() == AlertStep.CLEARED ? "" : moved.alertId();
            }
          }
          assertThat(Batch.of(history).journey().alert().map(Alert::alertId).orElse(""))
              .isEqualTo(open);
        });
  }

  @Test
  void steps_of_alerts_and_ends_of_save_windows_are_counted_one_by_one() {
    Laws.forAllHistories(
        history -> {
          Map<String, Long> counted = new HashMap<>();
          for (Contribution part : Batch.of(history).out().contributions()) {
            if (part.kpi() == Kpi.ALERTS || part.kpi() == Kpi.SAVE_WINDOWS) {
              counted.merge(part.kpi() + ";" + part.dimensions(), part.count(), Long::sum);
            }
          }
          Map<String, Long> told = new HashMap<>();
          for (Moment moment : Batch.of(history).moments()) {
            counts(moment).ifPresent(cell -> told.merge(cell, 1L, Long::sum));
          }
          assertThat(counted).isEqualTo(told);
        });
  }

  private static Optional<String> counts(Moment moment) {
    if (moment instanceof Moment.AlertMoved it) {
      return Optional.of(
          "ALERTS;band=" + it.band() + ";cause=" + it.cause() + ";step=" + it.step());
    }
    return moment instanceof Moment.WindowMoved it
            && it.step() != WindowStep.CONTACT
            && it.step() != WindowStep.ANSWERED
        ? Optional.of("SAVE_WINDOWS;cause=" + it.window().cause() + ";step=" + it.step())
        : Optional.empty();
  }

  @Test
  void a_save_window_is_opened_once_and_first_and_closed_at_most_once_and_last() {
    Laws.forAllHistories(
        history ->
            lives(history, Moment.WindowMoved.class)
                .forEach(
                    (windowId, life) -> {
                      List<WindowStep> steps = life.stream().map(Moment.WindowMoved::step).toList();
                      assertThat(steps).first().isEqualTo(WindowStep.OPENED);
                      assertThat(steps).containsOnlyOnce(WindowStep.OPENED);
                      assertThat(steps.subList(0, steps.size() - 1))
                          .doesNotContain(WindowStep.SAVED, WindowStep.LOST);
                      assertThat(life)
                          .allMatch(
                              step ->
                                  step.window().valueAtOpening()
                                      == life.get(0).window().valueAtOpening());
                    }));
  }

  @Test
  void one_save_window_at_most_is_open() {
    Laws.forAllHistories(
        history -> {
          String open = "";
          for (Moment moment : Batch.of(history).moments()) {
            if (moment instanceof Moment.WindowMoved moved) {
              String windowId = moved.window().windowId();
              assertThat(open).isEqualTo(moved.step() == WindowStep.OPENED ? "" : windowId);
              boolean closed = moved.step() == WindowStep.SAVED || moved.step() == WindowStep.LOST;
              open = closed ? "" : windowId;
            }
          }
        });
  }

  @Test
  void a_save_window_is_saved_by_the_next_purchase_and_lost_with_the_customer() {
    Laws.forAllHistories(
        history -> {
          Fold fold = history.fold();
          Journey journey = Journey.of(history.customer());
          for (Event event : history.events()) {
            Moments waiting = new Moments();
            Journey before = fold.until(journey, event.occurredAtMs(), waiting);
            assertThat(closings(waiting))
                .isEqualTo(goings(waiting, journey) ? List.of(WindowStep.LOST) : List.of());
            Moments out = new Moments();
            journey = fold.step(before, event, out);
            assertThat(closings(out)).isEqualTo(expected(before, journey, event));
          }
        });
  }

  private static List<WindowStep> expected(Journey before, Journey after, Event event) {
    if (before.window().isEmpty()) {
      return List.of();
    }
    if (event instanceof Purchase it && it.step() == Purchase.Step.PLACED) {
      return List.of(WindowStep.SAVED);
    }
    return after.stage().isGone() ? List.of(WindowStep.LOST) : List.of();
  }

  /** Whether an open window met the customer's lapse; none opens just before by time alone. */
  private static boolean goings(Moments waiting, Journey from) {
    boolean open = from.window().isPresent();
    for (Moment moment : waiting.moments()) {
      open |= moment instanceof Moment.WindowMoved moved && moved.step() == WindowStep.OPENED;
      if (moment instanceof Moment.StageChanged change && change.to().isGone()) {
        return open;
      }
    }
    return false;
  }

  private static List<WindowStep> closings(Moments out) {
    List<WindowStep> closings = new ArrayList<>();
    for (Moment moment : out.moments()) {
      if (moment instanceof Moment.WindowMoved moved
          && (moved.step() == WindowStep.SAVED || moved.step() == WindowStep.LOST)) {
        closings.add(moved.step());
      }
    }
    return closings;
  }

  @Test
  void whoever_says_that_they_mean_to_leave_has_an_alert_and_a_save_window() {
    Laws.forAllHistories(
        history ->
            along(
                history,
                (before, journey) -> {
                  boolean says =
                      journey.friction().signals().stream()
                          .anyMatch(
                              signal ->
                                  signal.finding() == Finding.LEAVE_INTENT
                                      && signal.eventId().equals(journey.lastEventId()));
                  boolean just = !before.lastEventId().equals(journey.lastEventId());
                  if (just && says && journey.stage().isKept()) {
                    assertThat(journey.alert()).isPresent();
                    assertThat(journey.window()).isPresent();
                    assertThat(journey.window().orElseThrow().unanswered()).isTrue();
                  }
                }));
  }

  @Test
  void whoever_enters_an_alarming_band_while_they_can_be_kept_has_an_alert() {
    Laws.forAllHistories(
        history ->
            along(
                history,
                (before, journey) -> {
                  boolean enters =
                      journey.band().isAlarming()
                          && journey.band().compareTo(before.band()) > 0
                          && before.band() != Band.NONE;
                  if (enters && before.alert().isEmpty() && journey.stage().isKept()) {
                    assertThat(journey.alert()).isPresent();
                  }
                }));
  }

  /** Shows every pair of journeys with one event, or one deadline, between them. */
  private static void along(History history, BiConsumer<Journey, Journey> each) {
    Fold fold = history.fold();
    Journey journey = Journey.of(history.customer());
    for (Event event : history.events()) {
      journey = woken(fold, journey, event.occurredAtMs(), each);
      Journey after = fold.step(journey, event, new Moments());
      each.accept(journey, after);
      journey = after;
    }
    woken(fold, journey, history.endMs(), each);
  }

  private static Journey woken(
      Fold fold, Journey from, long untilMs, BiConsumer<Journey, Journey> each) {
    Journey journey = from;
    for (long ms = fold.wakeAtMs(journey); ms <= untilMs; ms = fold.wakeAtMs(journey)) {
      Journey after = fold.until(journey, ms, new Moments());
      each.accept(journey, after);
      journey = after;
    }
    return journey;
  }

  private static <T extends Moment> Map<String, List<T>> lives(History history, Class<T> of) {
    Map<String, List<T>> lives = new LinkedHashMap<>();
    for (Moment moment : Batch.of(history).moments()) {
      if (of.isInstance(moment)) {
        lives.computeIfAbsent(moment.subject(), subject -> new ArrayList<>()).add(of.cast(moment));
      }
    }
    return lives;
  }
}
