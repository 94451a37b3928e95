package dev.waymark.domain.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.churn.WindowStep;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.domain.kit.Batch;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kit.Laws;
import dev.waymark.domain.kit.Naive;
import dev.waymark.domain.kit.Sums;
import dev.waymark.domain.kit.Sums.Sum;
import dev.waymark.domain.kpi.Contribution;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Contributions add up to what happened: no customer and no cent is made or lost. */
class MoneyLawsTest {

  @Test
  void orders_and_refunds_add_up_to_what_was_placed_and_given_back() {
    Laws.forAllHistories(
        history -> {
          Sums sums = Batch.of(history).sums();
          assertThat(sums.total(Kpi.ORDERS))
              .isEqualTo(paid(history, step -> step == Purchase.Step.PLACED));
          assertThat(sums.total(Kpi.REFUNDS))
              .isEqualTo(
                  paid(
                      history,
                      step -> step == Purchase.Step.REFUNDED || step == Purchase.Step.CANCELLED));
          Purchases bought = Batch.of(history).journey().purchases();
          assertThat(new Sum(bought.count(), bought.gross())).isEqualTo(sums.total(Kpi.ORDERS));
          assertThat(bought.refunds()).isEqualTo(sums.total(Kpi.REFUNDS).amount());
        });
  }

  private static Sum paid(History history, Predicate<Purchase.Step> which) {
    return history.events().stream()
        .filter(Purchase.class::isInstance)
        .map(Purchase.class::cast)
        .filter(purchase -> which.test(purchase.step()))
        .map(purchase -> new Sum(1, purchase.amount().minor()))
        .reduce(Sum.ZERO, Sum::plus);
  }

  @Test
  void a_customer_is_new_once_with_the_amount_of_the_first_purchase() {
    Laws.forAllHistories(
        history -> {
          Sum first =
              placed(history).stream()
                  .limit(1)
                  .map(purchase -> new Sum(1, purchase.amount().minor()))
                  .reduce(Sum.ZERO, Sum::plus);
          assertThat(Batch.of(history).sums().total(Kpi.NEW_CUSTOMERS)).isEqualTo(first);
        });
  }

  private static List<Purchase> placed(History history) {
    return history.events().stream()
        .filter(Purchase.class::isInstance)
        .map(Purchase.class::cast)
        .filter(purchase -> purchase.step() == Purchase.Step.PLACED)
        .toList();
  }

  @Test
  void the_stock_of_customers_is_one_in_the_cell_of_stage_and_segment_with_the_trailing_value() {
    Laws.forAllHistories(
        history -> {
          Batch batch = Batch.of(history);
          Naive naive = Naive.of(history);
          String cell =
              "segment=" + naive.segment(history.endMs()) + ";stage=" + batch.journey().stage();
          Sum here = new Sum(1, naive.trailingValue(history.endMs()));
          assertStock(batch.sums(), Kpi.CUSTOMERS, Map.of(cell, here));
        });
  }

  @Test
  void the_stock_by_risk_holds_the_new_and_the_active_and_nobody_else() {
    Laws.forAllHistories(
        history -> {
          Batch batch = Batch.of(history);
          Journey end = batch.journey();
          String cell = "band=" + end.band() + ";segment=" + history.fold().segment(end);
          Sum here = new Sum(1, end.purchases().value());
          assertStock(
              batch.sums(),
              Kpi.CUSTOMERS_BY_RISK,
              end.stage().isKept() ? Map.of(cell, here) : Map.of());
        });
  }

  @Test
  void open_save_windows_are_those_opened_that_are_neither_saved_nor_lost() {
    Laws.forAllHistories(
        history -> {
          Batch batch = Batch.of(history);
          Sums sums = batch.sums();
          long opened = steps(sums, WindowStep.OPENED).count();
          long closed =
              steps(sums, WindowStep.SAVED).count() + steps(sums, WindowStep.LOST).count();
          long value =
              steps(sums, WindowStep.OPENED).amount()
                  - steps(sums, WindowStep.SAVED).amount()
                  - steps(sums, WindowStep.LOST).amount();
          assertThat(sums.total(Kpi.SAVE_WINDOWS_OPEN)).isEqualTo(new Sum(opened - closed, value));
          assertThat(opened - closed).isEqualTo(batch.journey().window().isPresent() ? 1 : 0);
          boolean unanswered =
              batch.journey().window().filter(open -> open.unanswered()).isPresent();
          assertThat(sums.total(Kpi.SAVE_WINDOWS_UNANSWERED))
              .isEqualTo(unanswered ? new Sum(1, value) : Sum.ZERO);
        });
  }

  private static Sum steps(Sums sums, WindowStep step) {
    return sums.total(Kpi.SAVE_WINDOWS, place -> place.dimensions().endsWith(";step=" + step));
  }

  @Test
  void every_stage_change_is_one_stage_move_and_every_mention_is_counted() {
    Laws.forAllHistories(
        history -> {
          Batch batch = Batch.of(history);
          long changes =
              batch.moments().stream().filter(Moment.StageChanged.class::isInstance).count();
          assertThat(batch.sums().total(Kpi.STAGE_MOVES)).isEqualTo(new Sum(changes, 0));
          List<Event> mentions =
              history.events().stream().filter(SocialMention.class::isInstance).toList();
          assertThat(batch.sums().total(Kpi.MENTIONS))
              .isEqualTo(new Sum(mentions.size(), 10L * mentions.size()));
        });
  }

  @Test
  void contacts_and_complaints_are_counted_by_channel_and_reason() {
    Laws.forAllHistories(
        history -> {
          Map<String, Long> naive = new HashMap<>();
          for (Event event : history.events()) {
            if (event instanceof SupportContact said && isOpening(said)) {
              naive.merge("CONTACTS;channel=none;reason=" + said.reason(), 1L, Long::sum);
              if (said.reason().isComplaint() || said.sentiment().isComplaint()) {
                naive.merge("COMPLAINTS;channel=none;reason=" + said.reason(), 1L, Long::sum);
              }
            } else if (event instanceof SocialMention said && said.sentiment().isComplaint()) {
              naive.merge("COMPLAINTS;channel=none;reason=" + said.reason(), 1L, Long::sum);
            }
          }
          Map<String, Long> counted = new HashMap<>();
          for (Contribution part : Batch.of(history).out().contributions()) {
            if (part.kpi() == Kpi.CONTACTS || part.kpi() == Kpi.COMPLAINTS) {
              counted.merge(part.kpi() + ";" + part.dimensions(), part.count(), Long::sum);
            }
          }
          assertThat(counted).isEqualTo(naive);
        });
  }

  private static boolean isOpening(SupportContact said) {
    return switch (said.step()) {
      case OPENED, REOPENED -> true;
      case ANSWERED, RESOLVED -> false;
    };
  }

  @Test
  void dimensions_are_those_of_the_catalogue_in_alphabetical_order() {
    Laws.forAllHistories(
        history ->
            Batch.of(history)
                .out()
                .contributions()
                .forEach(
                    part -> {
                      List<String> names =
                          List.of(part.dimensions().split(";", -1)).stream()
                              .filter(pair -> !pair.isEmpty())
                              .map(pair -> pair.substring(0, pair.indexOf('=')))
                              .toList();
                      assertThat(names).isEqualTo(part.kpi().dimensions()).isSorted();
                      assertThat(part.kpi().grains()).containsAll(part.grains());
                    }));
  }

  /** A stock adds up to the same at every grain it is kept at, and to nothing in other cells. */
  private static void assertStock(Sums sums, Kpi kpi, Map<String, Sum> cells) {
    Map<String, Sum> found = new HashMap<>();
    sums.places()
        .forEach(
            (place, sum) -> {
              if (place.kpi() == kpi) {
                assertThat(place.grains()).isEqualTo(kpi.grains()).contains(Grain.NOW);
                found.merge(place.dimensions(), sum, Sum::plus);
              }
            });
    found.values().removeIf(Sum.ZERO::equals);
    assertThat(found).isEqualTo(cells);
  }
}
