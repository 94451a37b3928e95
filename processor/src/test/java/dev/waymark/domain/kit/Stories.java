package dev.waymark.domain.kit;

import static dev.waymark.domain.kit.Draft.answer;
import static dev.waymark.domain.kit.Draft.cancelledOrder;
import static dev.waymark.domain.kit.Draft.contact;
import static dev.waymark.domain.kit.Draft.delivery;
import static dev.waymark.domain.kit.Draft.install;
import static dev.waymark.domain.kit.Draft.mention;
import static dev.waymark.domain.kit.Draft.purchase;
import static dev.waymark.domain.kit.Draft.refund;
import static dev.waymark.domain.kit.Draft.reopening;
import static dev.waymark.domain.kit.Draft.resolution;
import static dev.waymark.domain.kit.Expected.alert;
import static dev.waymark.domain.kit.Expected.became;
import static dev.waymark.domain.kit.Expected.lapsed;
import static dev.waymark.domain.kit.Expected.lost;
import static dev.waymark.domain.kit.Expected.retracted;
import static dev.waymark.domain.kit.Expected.window;
import static dev.waymark.domain.kit.Story.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.churn.AlertEnd;
import dev.waymark.domain.churn.AlertStep;
import dev.waymark.domain.churn.Band;
import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.churn.SaveWindow;
import dev.waymark.domain.churn.WindowContact;
import dev.waymark.domain.churn.WindowStep;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.journey.StageCause;
import dev.waymark.domain.journey.Touch;
import dev.waymark.domain.rules.Rules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What customers do and what is told of it, by any teller. */
public abstract class Stories {

  /** Who tells these stories, by the given rules. */
  protected abstract Teller teller(Rules rules);

  private Story given(Draft... drafts) {
    return given(TestRules.standard(), drafts);
  }

  private Story given(TestRules rules, Draft... drafts) {
    return Story.given(teller(rules.build()), drafts);
  }

  /** Somebody who buys every ten days: six times, up to day 50. */
  private Story givenARegular(String customer) {
    Draft[] bought = new Draft[6];
    for (int i = 0; i < bought.length; i++) {
      bought[i] = purchase(customer).on(day(10 * i));
    }
    return given(bought);
  }

  // Stages

  @Test
  void a_customer_lapses_exactly_when_the_lapse_span_has_passed() {
    given(purchase("ann").on(day(0)))
        .whenNothingHappensUntil(day(90) - 1)
        .thenNot(lapsed("ann"))
        .whenNothingHappensUntil(day(90))
        .then(lapsed("ann").on(day(90)).because(StageCause.SILENCE));
  }

  @Test
  void a_late_purchase_undoes_the_lapse_it_disproves() {
    given(purchase("ann").on(day(0)))
        .whenNothingHappensUntil(day(120))
        .then(lapsed("ann").on(day(90)))
        .when(purchase("ann").on(day(60)).arrivesOn(day(121)))
        .then(retracted(lapsed("ann").on(day(90))))
        .thenStands("ann", Stage.ACTIVE)
        .whenNothingHappensUntil(day(150))
        .then(lapsed("ann").on(day(150)));
  }

  @Test
  void a_purchase_at_the_very_instant_of_the_lapse_wins_the_customer_back() {
    given(purchase("ann").on(day(0)))
        .when(purchase("ann").on(day(90)))
        .then(lapsed("ann").on(day(90)))
        .then(
            became(Stage.ACTIVE, "ann").from(Stage.LAPSED).because(StageCause.RETURN).on(day(90)));
  }

  @Test
  void a_purchase_an_instant_before_the_lapse_prevents_it() {
    given(purchase("ann").on(day(0)))
        .when(purchase("ann").on(day(90) - 1))
        .thenNot(lapsed("ann"))
        .thenStands("ann", Stage.ACTIVE);
  }

  @Test
  void silence_makes_a_customer_lapsed_and_then_lost() {
    given(purchase("ann").on(day(0)))
        .whenNothingHappensUntil(day(400))
        .then(lapsed("ann").on(day(90)))
        .then(lost("ann").on(day(180)).from(Stage.LAPSED).because(StageCause.SILENCE))
        .when(purchase("ann").on(day(401)))
        .then(became(Stage.ACTIVE, "ann").from(Stage.LOST).because(StageCause.RETURN));
  }

  @Test
  void a_customer_is_new_from_the_first_purchase_on_and_not_from_the_first_event() {
    given(install("ann").on(day(0)))
        .thenStands("ann", Stage.PROSPECT)
        .when(purchase("ann").on(day(100)))
        .then(became(Stage.NEW, "ann").from(Stage.PROSPECT).on(day(100)))
        .whenNothingHappensUntil(day(130))
        .then(became(Stage.ACTIVE, "ann").on(day(130)).because(StageCause.NO_LONGER_NEW));
  }

  @Test
  void an_older_first_purchase_that_comes_late_moves_the_day_a_customer_was_new() {
    given(purchase("ann").on(day(50)))
        .when(purchase("ann").on(day(20)).arrivesOn(day(51)))
        .then(retracted(became(Stage.NEW, "ann").on(day(50))))
        .then(became(Stage.NEW, "ann").on(day(20)))
        .then(became(Stage.ACTIVE, "ann").on(day(50)).because(StageCause.NO_LONGER_NEW));
  }

  @Test
  void a_second_purchase_makes_a_new_customer_active() {
    given(purchase("ann").on(day(0)))
        .when(purchase("ann").on(day(3)))
        .then(became(Stage.ACTIVE, "ann").from(Stage.NEW).because(StageCause.FURTHER_PURCHASE));
  }

  @Test
  void a_refund_before_any_purchase_makes_nobody_a_customer() {
    given(refund("ann").on(day(0)).of(500))
        .thenStands("ann", Stage.PROSPECT)
        .thenTheJourneyOf("ann", ann -> assertThat(ann.purchases().refunds()).isEqualTo(500))
        .whenNothingHappensUntil(day(400))
        .thenNothing();
  }

  @Test
  void the_earliest_touch_counts_and_none_after_the_first_purchase() {
    given(
            mention("ann").on(day(0)),
            install("ann").on(day(1)),
            purchase("ann").by("web").on(day(2)))
        .thenTheJourneyOf("ann", ann -> assertThat(ann.firstTouch()).isEqualTo(Touch.MENTION))
        .when(purchase("ann").referredBy("bob").on(day(-1)).arrivesOn(day(3)))
        .thenTheJourneyOf("ann", ann -> assertThat(ann.firstTouch()).isEqualTo(Touch.REFERRAL));
    given(purchase("bob").on(day(0)), mention("bob").on(day(1)))
        .thenTheJourneyOf("bob", bob -> assertThat(bob.firstTouch()).isEqualTo(Touch.UNATTRIBUTED));
  }

  @Test
  void a_resolved_cancellation_is_an_explicit_leave() {
    given(purchase("ann").on(day(0)), cancellation("ann", "c").on(day(5)))
        .when(resolution("ann").inCase("c").on(day(6)))
        .then(lost("ann").on(day(6)).from(Stage.NEW).because(StageCause.LEAVE))
        .whenNothingHappensUntil(day(400))
        .thenNot(lapsed("ann"), lost("ann"));
  }

  private static Draft cancellation(String customer, String contactId) {
    return contact(customer).inCase(contactId).because(Reason.CANCELLATION);
  }

  @Test
  void words_that_say_so_are_an_explicit_leave_when_the_case_is_resolved() {
    given(purchase("ann").on(day(0)), contact("ann").inCase("c").leaving().on(day(5)))
        .when(resolution("ann").inCase("c").on(day(6)))
        .then(lost("ann").on(day(6)).because(StageCause.LEAVE));
  }

  @Test
  void a_purchase_undoes_an_explicit_leave() {
    given(purchase("ann").on(day(0)), cancellation("ann", "c").on(day(5)))
        .when(resolution("ann").inCase("c").on(day(6)), purchase("ann").on(day(8)))
        .then(became(Stage.ACTIVE, "ann").from(Stage.LOST).on(day(8)).because(StageCause.RETURN));
  }

  @Test
  void a_cancellation_resolved_after_a_purchase_is_no_leave() {
    given(purchase("ann").on(day(0)), cancellation("ann", "c").on(day(5)))
        .when(purchase("ann").on(day(6)), resolution("ann").inCase("c").on(day(7)))
        .thenNot(lost("ann"))
        .thenStands("ann", Stage.ACTIVE);
  }

  @Test
  void a_case_resolved_a_second_time_is_no_second_leave() {
    given(purchase("ann").on(day(0)), cancellation("ann", "c").on(day(5)))
        .when(
            resolution("ann").inCase("c").because(Reason.CANCELLATION).on(day(6)),
            purchase("ann").on(day(8)))
        .thenStands("ann", Stage.ACTIVE)
        .when(resolution("ann").inCase("c").because(Reason.CANCELLATION).on(day(9)))
        .thenNot(lost("ann"))
        .thenStands("ann", Stage.ACTIVE);
  }

  @Test
  void a_cancellation_that_nobody_saw_open_is_a_leave_when_it_is_resolved() {
    given(purchase("ann").on(day(0)))
        .when(resolution("ann").inCase("c").because(Reason.CANCELLATION).on(day(6)))
        .then(lost("ann").on(day(6)).because(StageCause.LEAVE));
  }

  @Test
  void a_late_purchase_undoes_the_leave_it_disproves() {
    given(
            purchase("ann").on(day(0)),
            cancellation("ann", "c").on(day(5)),
            resolution("ann").inCase("c").on(day(9)))
        .when(purchase("ann").on(day(7)).arrivesOn(day(10)))
        .then(retracted(lost("ann").on(day(9))))
        .thenStands("ann", Stage.ACTIVE);
  }

  @Test
  void the_refund_or_the_cancellation_of_an_order_is_no_leave() {
    given(purchase("ann").order("o").on(day(0)))
        .when(refund("ann").order("o").on(day(2)), cancelledOrder("ann").order("o").on(day(3)))
        .thenNot(lost("ann"), became(Stage.PROSPECT, "ann"))
        .thenStands("ann", Stage.NEW);
  }

  @Test
  void a_prospect_who_asks_to_be_forgotten_stays_a_prospect() {
    given(install("ann").on(day(0)), cancellation("ann", "c").on(day(1)))
        .when(resolution("ann").inCase("c").on(day(2)))
        .thenNothing()
        .thenStands("ann", Stage.PROSPECT);
  }

  @Test
  void a_customer_with_a_rhythm_lapses_by_it_where_the_rules_say_so() {
    given(
            TestRules.standard().personalLapse(3, 14, 120),
            purchase("ann").on(day(0)),
            purchase("ann").on(day(10)),
            purchase("ann").on(day(20)))
        .whenNothingHappensUntil(day(60))
        .then(lapsed("ann").on(day(50)));
  }

  @Test
  void a_customer_of_a_segment_with_a_longer_span_lapses_later() {
    given(
            TestRules.standard().lapseAfter("GOLD", 120),
            purchase("ann").of(100_000).on(day(0)),
            purchase("bob").of(99_999).on(day(0)))
        .whenNothingHappensUntil(day(130))
        .then(lapsed("ann").on(day(120)), lapsed("bob").on(day(90)));
  }

  // Alerts

  @Test
  void whoever_means_to_leave_is_warned_of_and_watched() {
    givenARegular("ann")
        .when(cancellation("ann", "c").on(day(55)))
        .then(alert(AlertStep.RAISED, "ann").on(day(55)).because(Finding.LEAVE_INTENT))
        .then(window(WindowStep.OPENED, "ann").on(day(55)).because(Finding.LEAVE_INTENT));
  }

  @Test
  void words_in_public_that_say_so_are_leave_intent_too() {
    givenARegular("ann")
        .when(mention("ann").leaving().on(day(55)))
        .then(alert(AlertStep.RAISED, "ann").because(Finding.LEAVE_INTENT))
        .then(window(WindowStep.OPENED, "ann").because(Finding.LEAVE_INTENT));
  }

  @Test
  void a_prospect_who_complains_is_neither_warned_of_nor_watched() {
    given(install("ann").on(day(0)))
        .when(
            cancellation("ann", "c").on(day(1)), contact("ann").because(Reason.SERVICE).on(day(2)))
        .thenNothing();
  }

  @Test
  void silence_alone_raises_an_alert_that_escalates_and_ends_with_the_lapse() {
    given(TestRules.standard().edges(0.55, 0.6, 0.7), twice("ann"))
        .whenNothingHappensUntil(day(120))
        .then(alert(AlertStep.RAISED, "ann").because(Finding.SILENCE).at(Band.HIGH))
        .then(alert(AlertStep.ESCALATED, "ann").at(Band.CRITICAL))
        .then(alert(AlertStep.CLEARED, "ann").on(day(120)).by(AlertEnd.LAPSED))
        .thenNot(window(WindowStep.OPENED, "ann"));
  }

  private static Draft[] twice(String customer) {
    return new Draft[] {purchase(customer).on(day(0)), purchase(customer).on(day(30))};
  }

  @Test
  void a_purchase_clears_an_alert_of_silence() {
    given(TestRules.standard().edges(0.55, 0.62, 0.9), twice("ann"))
        .whenNothingHappensUntil(day(100))
        .then(alert(AlertStep.RAISED, "ann").because(Finding.SILENCE))
        .when(purchase("ann").on(day(101)))
        .then(alert(AlertStep.CLEARED, "ann").on(day(101)).by(AlertEnd.PURCHASE));
  }

  @Test
  void an_alert_eases_and_clears_as_friction_fades() {
    given(TestRules.standard().edges(0.3, 0.44, 0.6).hysteresis(0.005), fiveTimes("ann"))
        .when(
            mention("ann").sounding(-1).on(day(51)),
            contact("ann").because(Reason.DEFECTIVE).inCase("c").on(day(51.5)),
            resolution("ann").inCase("c").on(day(52)))
        .then(alert(AlertStep.RAISED, "ann").on(day(51.5)).because(Finding.UNRESOLVED_CONTACT))
        .then(alert(AlertStep.EASED, "ann").on(day(52)).at(Band.HIGH))
        .whenNothingHappensUntil(day(100))
        .then(alert(AlertStep.CLEARED, "ann").by(AlertEnd.RISK_FELL));
  }

  private static Draft[] fiveTimes(String customer) {
    Draft[] bought = new Draft[5];
    for (int i = 0; i < bought.length; i++) {
      bought[i] = purchase(customer).on(day(12.5 * i));
    }
    return bought;
  }

  @Test
  void an_alert_of_leave_intent_stands_until_the_customer_buys_again() {
    givenARegular("ann")
        .when(cancellation("ann", "c").on(day(51)))
        .whenNothingHappensUntil(day(100))
        .thenNot(alert(AlertStep.CLEARED, "ann"))
        .when(purchase("ann").on(day(101)))
        .then(alert(AlertStep.CLEARED, "ann").on(day(101)).by(AlertEnd.PURCHASE));
  }

  @Test
  void whoever_goes_from_high_to_critical_unwarned_of_is_warned_of_then() {
    given(
            TestRules.standard().edges(0.4, 0.5, 0.7).hysteresis(0),
            cancellation("ann", "c").on(day(0)))
        .when(purchase("ann").on(day(60)), purchase("ann").on(day(90)))
        .thenTheJourneyOf("ann", ann -> assertThat(ann.band()).isEqualTo(Band.HIGH))
        .thenNot(alert(AlertStep.RAISED, "ann"))
        .whenNothingHappensUntil(day(170))
        .then(alert(AlertStep.RAISED, "ann").at(Band.CRITICAL));
  }

  @Test
  void leaving_ends_the_alert_and_loses_the_window() {
    givenARegular("ann")
        .when(cancellation("ann", "c").on(day(51)), resolution("ann").inCase("c").on(day(52)))
        .then(alert(AlertStep.CLEARED, "ann").on(day(52)).by(AlertEnd.LEFT))
        .then(window(WindowStep.LOST, "ann").on(day(52)));
  }

  @Test
  void a_late_purchase_retracts_the_alert_that_should_not_have_been() {
    given(TestRules.standard().edges(0.55, 0.62, 0.9), twice("ann"))
        .whenNothingHappensUntil(day(100))
        .then(alert(AlertStep.RAISED, "ann"))
        .when(purchase("ann").on(day(60)).arrivesOn(day(101)))
        .then(retracted(alert(AlertStep.RAISED, "ann")))
        .thenTheJourneyOf("ann", ann -> assertThat(ann.alert()).isEmpty());
  }

  @Test
  void a_late_resolution_takes_an_escalation_back_and_leaves_the_alert() {
    given(
            TestRules.standard().edges(0.3, 0.6, 0.9),
            purchase("ann").on(day(0)),
            purchase("ann").on(day(30)))
        .when(
            contact("ann").because(Reason.DEFECTIVE).inCase("c").on(day(40)),
            contact("ann").because(Reason.BILLING).inCase("d").on(day(41)))
        .then(alert(AlertStep.ESCALATED, "ann").on(day(41)).at(Band.CRITICAL))
        .when(resolution("ann").inCase("c").on(day(40.5)).arrivesOn(day(42)))
        .thenNot(retracted(alert(AlertStep.ESCALATED, "ann")))
        .then(alert(AlertStep.RAISED, "ann").at(Band.HIGH))
        .thenTheJourneyOf(
            "ann", ann -> assertThat(ann.alert().orElseThrow().band()).isEqualTo(Band.HIGH));
  }

  @Test
  void the_same_alert_has_the_same_name_whoever_works_it_out() {
    Story one = givenARegular("ann").when(cancellation("ann", "c").on(day(55)));
    Story other = givenARegular("ann").when(cancellation("ann", "c").on(day(55)));
    one.thenTheJourneyOf(
        "ann",
        ann ->
            other.thenTheJourneyOf(
                "ann", again -> assertThat(again.alert()).isEqualTo(ann.alert())));
  }

  @Test
  void who_means_to_leave_and_buys_and_means_to_leave_within_an_instant_has_two_alerts() {
    givenARegular("ann")
        .when(
            cancellation("ann", "c1").id("1").on(day(55)),
            purchase("ann").id("2").on(day(55)),
            cancellation("ann", "c2").id("3").on(day(55)))
        .then(alert(AlertStep.CLEARED, "ann").by(AlertEnd.PURCHASE))
        .then(window(WindowStep.SAVED, "ann"))
        .thenTheTold(
            told -> {
              assertThat(subjects(told, AlertStep.RAISED)).doesNotHaveDuplicates().hasSize(2);
              assertThat(subjects(told, WindowStep.OPENED)).doesNotHaveDuplicates().hasSize(2);
            });
  }

  private static List<String> subjects(List<Told> told, AlertStep step) {
    return told.stream()
        .filter(it -> it.moment() instanceof Moment.AlertMoved moved && moved.step() == step)
        .map(it -> it.moment().subject())
        .toList();
  }

  private static List<String> subjects(List<Told> told, WindowStep step) {
    return told.stream()
        .filter(it -> it.moment() instanceof Moment.WindowMoved moved && moved.step() == step)
        .map(it -> it.moment().subject())
        .toList();
  }

  // Save windows

  @Test
  void three_complaints_in_seven_days_open_a_save_window() {
    givenARegular("ann")
        .when(complaint("ann").on(day(51)), mention("ann").sounding(-0.5).on(day(54)))
        .thenNot(window(WindowStep.OPENED, "ann"))
        .when(complaint("ann").on(day(58) - 1))
        .then(window(WindowStep.OPENED, "ann").on(day(58) - 1).because(Finding.COMPLAINT));
  }

  private static Draft complaint(String customer) {
    return contact(customer).because(Reason.QUALITY);
  }

  @Test
  void three_complaints_over_seven_full_days_open_none() {
    givenARegular("ann")
        .when(
            mention("ann").sounding(-1).on(day(51)),
            mention("ann").sounding(-1).on(day(54)),
            mention("ann").sounding(-1).on(day(58)))
        .thenNot(window(WindowStep.OPENED, "ann"))
        .when(mention("ann").sounding(-1).on(day(58) + 1))
        .then(window(WindowStep.OPENED, "ann").because(Finding.COMPLAINT));
  }

  @Test
  void a_question_is_no_complaint() {
    givenARegular("ann")
        .when(
            contact("ann").because(Reason.OTHER).on(day(51)),
            contact("ann").because(Reason.PRESALES).on(day(52)),
            mention("ann").sounding(-0.4).on(day(53)))
        .thenNothing();
  }

  @Test
  void a_purchase_saves_and_a_lapse_loses() {
    given(
            purchase("ann").on(day(0)),
            cancellation("ann", "c").on(day(1)),
            purchase("bob").on(day(0)),
            cancellation("bob", "d").on(day(1)))
        .when(purchase("ann").on(day(40)))
        .then(window(WindowStep.SAVED, "ann").on(day(40)))
        .whenNothingHappensUntil(day(90))
        .then(window(WindowStep.LOST, "bob").on(day(90)))
        .thenNot(window(WindowStep.LOST, "ann"));
  }

  @Test
  void what_is_said_while_a_window_is_open_is_logged_with_the_delay_of_its_answer() {
    givenARegular("ann")
        .when(cancellation("ann", "c").on(day(51)), answer("ann").inCase("c").on(day(51.5)))
        .then(window(WindowStep.ANSWERED, "ann").on(day(51.5)))
        .thenTheJourneyOf("ann", ann -> assertAnswered(ann, true, day(0.5) - day(0)))
        .when(complaint("ann").inCase("e").on(day(52)))
        .then(window(WindowStep.CONTACT, "ann").on(day(52)))
        .thenTheJourneyOf("ann", ann -> assertAnswered(ann, false, day(0.5) - day(0), 0))
        .when(answer("ann").inCase("e").on(day(54)))
        .thenTheJourneyOf(
            "ann", ann -> assertAnswered(ann, true, day(0.5) - day(0), day(2) - day(0)));
  }

  private static void assertAnswered(Journey journey, boolean answered, long... delaysMs) {
    SaveWindow open = journey.window().orElseThrow();
    assertThat(open.unanswered()).isEqualTo(!answered);
    assertThat(open.contacts().stream().mapToLong(WindowContact::answerDelayMs).toArray())
        .isEqualTo(delaysMs);
  }

  @Test
  void a_window_is_worth_what_the_customer_spent_lately() {
    given(purchase("ann").of(4_000).on(day(0)), purchase("ann").of(2_500).on(day(50)))
        .when(cancellation("ann", "c").on(day(95)))
        .thenTheJourneyOf(
            "ann",
            ann ->
                assertThat(ann.window().map(SaveWindow::valueAtOpening))
                    .isEqualTo(Optional.of(2_500L)));
  }

  @Test
  void a_late_leave_intent_opens_a_window_in_the_past() {
    givenARegular("ann")
        .when(cancellation("ann", "c").on(day(45)).arrivesOn(day(60)))
        .then(window(WindowStep.SAVED, "ann").on(day(50)).because(Finding.LEAVE_INTENT))
        .then(alert(AlertStep.CLEARED, "ann").on(day(50)).by(AlertEnd.PURCHASE));
  }

  @Test
  void a_late_purchase_ends_a_window_earlier() {
    given(purchase("ann").on(day(0)), cancellation("ann", "c").on(day(1)))
        .whenNothingHappensUntil(day(100))
        .then(window(WindowStep.LOST, "ann").on(day(90)))
        .when(purchase("ann").on(day(5)).arrivesOn(day(101)))
        .then(window(WindowStep.SAVED, "ann").on(day(5)))
        .thenNot(retracted(window(WindowStep.LOST, "ann")));
  }

  // Deliveries and cases

  @Test
  void an_order_that_comes_late_is_friction_from_the_moment_it_comes() {
    given(purchase("ann").order("o").promisedBy(day(3)).on(day(0)))
        .when(delivery("ann").order("o").on(day(3)))
        .thenTheJourneyOf("ann", ann -> assertThat(findings(ann)).isEmpty());
    given(purchase("ann").order("o").promisedBy(day(3)).on(day(0)))
        .when(delivery("ann").order("o").on(day(3) + 1))
        .thenTheJourneyOf(
            "ann", ann -> assertThat(findings(ann)).containsExactly(Finding.LATE_DELIVERY));
  }

  private static Finding[] findings(Journey journey) {
    return journey.friction().signals().stream()
        .map(signal -> signal.finding())
        .toArray(Finding[]::new);
  }

  @Test
  void silence_breaks_a_promise_only_where_the_source_tells_of_deliveries() {
    given(
            purchase("ann").order("o").from(TestRules.DELIVERING).promisedBy(day(3)).on(day(0)),
            purchase("bob").order("p").from("till").promisedBy(day(3)).on(day(0)))
        .whenNothingHappensUntil(day(3))
        .thenTheJourneyOf("ann", ann -> assertThat(findings(ann)).isEmpty())
        .whenNothingHappensUntil(day(4))
        .thenTheJourneyOf(
            "ann",
            ann -> {
              assertThat(findings(ann)).containsExactly(Finding.LATE_DELIVERY);
              assertThat(ann.friction().signals().get(0).atMs()).isEqualTo(day(3) + 1);
            })
        .thenTheJourneyOf("bob", bob -> assertThat(findings(bob)).isEmpty());
  }

  @Test
  void a_promise_that_nobody_watches_is_not_broken_with_another_one() {
    given(
            purchase("ann").order("o").from(TestRules.DELIVERING).promisedBy(day(3)).on(day(0)),
            purchase("ann").order("p").from("till").promisedBy(day(3)).on(day(1)))
        .whenNothingHappensUntil(day(30))
        .thenTheJourneyOf(
            "ann",
            ann -> {
              assertThat(findings(ann)).containsExactly(Finding.LATE_DELIVERY);
              assertThat(ann.friction().orders().promises())
                  .filteredOn(made -> !made.broken())
                  .hasSize(1);
            });
  }

  @Test
  void an_order_given_back_is_awaited_no_longer() {
    given(
            purchase("ann").order("o").from(TestRules.DELIVERING).promisedBy(day(3)).on(day(0)),
            cancelledOrder("ann").order("o").on(day(2)))
        .whenNothingHappensUntil(day(30))
        .thenTheJourneyOf("ann", ann -> assertThat(findings(ann)).containsExactly(Finding.REFUND));
  }

  @Test
  void an_order_that_is_late_by_silence_is_not_late_again_when_it_comes() {
    given(purchase("ann").order("o").from(TestRules.DELIVERING).promisedBy(day(3)).on(day(0)))
        .when(delivery("ann").order("o").on(day(9)))
        .thenTheJourneyOf(
            "ann", ann -> assertThat(findings(ann)).containsExactly(Finding.LATE_DELIVERY));
  }

  @Test
  void a_contact_for_the_same_reason_within_a_week_is_a_repeat() {
    given(
            purchase("ann").on(day(0)),
            contact("ann").inCase("1").because(Reason.OTHER).on(day(1)),
            contact("ann").inCase("2").because(Reason.OTHER).on(day(8)))
        .thenTheJourneyOf(
            "ann", ann -> assertThat(findings(ann)).containsExactly(Finding.REPEAT_CONTACT));
    given(
            purchase("ann").on(day(0)),
            contact("ann").inCase("1").because(Reason.OTHER).on(day(1)),
            contact("ann").inCase("2").because(Reason.OTHER).on(day(8) + 1))
        .thenTheJourneyOf("ann", ann -> assertThat(findings(ann)).isEmpty());
  }

  @Test
  void a_complaint_weighs_as_unresolved_until_its_case_is_resolved_and_again_when_reopened() {
    givenARegular("ann")
        .when(complaint("ann").inCase("c").on(day(51)))
        .thenTheJourneyOf("ann", ann -> assertThat(ann.friction().cases()).hasSize(1))
        .when(resolution("ann").inCase("c").on(day(52)))
        .thenTheJourneyOf("ann", ann -> assertThat(ann.friction().cases()).isEmpty())
        .when(reopening("ann").inCase("c").because(Reason.QUALITY).on(day(53)))
        .thenTheJourneyOf("ann", ann -> assertThat(ann.friction().cases()).hasSize(1));
  }

  // Arrival

  @Test
  void an_event_that_comes_twice_says_nothing_new() {
    given(purchase("ann").id("p").on(day(0)))
        .when(purchase("ann").id("p").of(9_999).on(day(0)).arrivesOn(day(1)))
        .thenNothing()
        .thenTheJourneyOf("ann", ann -> assertThat(ann.purchases().gross()).isEqualTo(1_000));
  }
}
