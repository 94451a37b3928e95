package dev.waymark.domain.journey;

import static dev.waymark.domain.kit.Draft.cancelledOrder;
import static dev.waymark.domain.kit.Draft.contact;
import static dev.waymark.domain.kit.Draft.delivery;
import static dev.waymark.domain.kit.Draft.mention;
import static dev.waymark.domain.kit.Draft.purchase;
import static dev.waymark.domain.kit.Draft.refund;
import static dev.waymark.domain.kit.Story.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.kit.Draft;
import dev.waymark.domain.kit.Sums;
import dev.waymark.domain.kit.Sums.Sum;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What orders, their deliveries and what is said of them count for. */
class OrdersTest {

  private final Moments out = new Moments();
  private final Fold fold = new Fold(TestRules.standard().build());

  private void happened(Draft... drafts) {
    List<Event> events = Stream.of(drafts).map(Draft::event).toList();
    Ledger.of(Journey.of("ann"), events).fold(fold, day(60), out);
  }

  private Sum total(Kpi kpi, String dimensions) {
    return Sums.of(out.contributions()).total(kpi, place -> place.dimensions().equals(dimensions));
  }

  private static Draft order(String order, long promisedMs) {
    return purchase("ann").order(order).from(TestRules.DELIVERING).promisedBy(promisedMs);
  }

  @Test
  void a_complaint_that_names_a_late_order_counts_where_the_order_came() {
    happened(
        order("late", day(3)).on(day(0)),
        order("good", day(9)).on(day(1)),
        delivery("ann").order("late").of(700).on(day(5)),
        delivery("ann").order("good").of(900).on(day(6)),
        contact("ann").because(Reason.LATE_DELIVERY).order("late").on(day(7)));
    assertThat(total(Kpi.PUNCTUALITY, "complained=yes;delivery=late")).isEqualTo(new Sum(1, 700));
    assertThat(total(Kpi.PUNCTUALITY, "complained=no;delivery=late")).isEqualTo(new Sum(0, 0));
    assertThat(total(Kpi.PUNCTUALITY, "complained=no;delivery=on_time")).isEqualTo(new Sum(1, 900));
  }

  @Test
  void a_complaint_before_the_delivery_counts_as_well() {
    happened(
        order("o", day(3)).on(day(0)),
        contact("ann").because(Reason.LATE_DELIVERY).order("o").on(day(4)),
        delivery("ann").order("o").of(700).on(day(5)));
    assertThat(total(Kpi.PUNCTUALITY, "complained=yes;delivery=late")).isEqualTo(new Sum(1, 700));
  }

  @Test
  void a_promise_broken_in_silence_makes_the_delivery_late_when_it_comes() {
    happened(order("o", day(3)).on(day(0)), delivery("ann").order("o").of(700).on(day(20)));
    assertThat(total(Kpi.LATE_DELIVERIES, "")).isEqualTo(new Sum(1, 1_000));
    assertThat(total(Kpi.PUNCTUALITY, "complained=no;delivery=late")).isEqualTo(new Sum(1, 700));
  }

  @Test
  void a_review_is_known_by_how_late_its_order_came_whichever_came_first() {
    happened(
        order("o", day(3)).on(day(0)),
        mention("ann").order("o").sounding(-1).on(day(4)),
        delivery("ann").order("o").on(day(8)),
        mention("ann").order("o").sounding(0.5).on(day(9)),
        mention("ann").order("other").sounding(0.5).on(day(9) + 1));
    assertThat(total(Kpi.REVIEWS, "delivery=late_4d")).isEqualTo(new Sum(2, -500));
    assertThat(total(Kpi.REVIEWS, "delivery=open")).isEqualTo(new Sum(1, 500));
  }

  @Test
  void an_order_asked_about_twice_counts_once_in_a_window() {
    happened(
        contact("ann").order("o").on(day(1)),
        contact("ann").order("o").on(day(1) + 3_600_000),
        contact("ann").order("p").on(day(2)));
    Sums sums = Sums.of(out.contributions());
    assertThat(sums.total(Kpi.ORDERS_CONTACTED, at -> at.grains().contains(Grain.DAY)).count())
        .isEqualTo(2);
    assertThat(sums.total(Kpi.ORDERS_CONTACTED, at -> at.grains().contains(Grain.HOUR)).count())
        .isEqualTo(3);
  }

  @Test
  void an_order_is_paid_back_for_the_reason_given_or_else_for_what_was_said_of_it() {
    happened(
        contact("ann").because(Reason.DEFECTIVE).order("o").on(day(1)),
        refund("ann").order("o").of(300).on(day(2)),
        refund("ann").order("o").because(Reason.BILLING).of(40).on(day(3)),
        cancelledOrder("ann").order("p").of(5).on(day(4)));
    assertThat(total(Kpi.REFUNDS, "reason=DEFECTIVE")).isEqualTo(new Sum(1, 300));
    assertThat(total(Kpi.REFUNDS, "reason=BILLING")).isEqualTo(new Sum(1, 40));
    assertThat(total(Kpi.REFUNDS, "reason=NONE")).isEqualTo(new Sum(1, 5));
  }

  @Test
  void who_was_reached_by_a_campaign_has_become_a_customer_or_not_yet() {
    happened(
        mention("ann").by("twitter").campaign("spring").on(day(1)),
        purchase("ann").of(2_500).by("web").on(day(9)));
    assertThat(total(Kpi.CONVERSION, "campaign=spring;channel=twitter;converted=yes"))
        .isEqualTo(new Sum(1, 2_500));
    assertThat(total(Kpi.CONVERSION, "campaign=spring;channel=twitter;converted=no"))
        .isEqualTo(new Sum(0, 0));
  }
}
