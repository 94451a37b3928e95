package dev.waymark.replay.explain;

import static dev.waymark.domain.kit.Draft.contact;
import static dev.waymark.domain.kit.Draft.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.rules.Rules;
import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.stream.KeptLedger;
import dev.waymark.stream.Topics;
import dev.waymark.wire.Outcomes;
import dev.waymark.wire.state.Entry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static final long DAY = TestRules.DAY_MS;
  private static final Rules RULES = TestRules.standard().build();
  private static final List<Event> EVENTS =
      List.of(
          purchase("ann").id("p1").on(DAY).event(),
          purchase("ann").id("p2").on(20 * DAY).event(),
          purchase("ann").id("p3").on(40 * DAY).event(),
          contact("ann").id("c1").inCase("k1").because(Reason.DEFECTIVE).on(60 * DAY).event(),
          contact("ann").id("c2").inCase("k2").because(Reason.DEFECTIVE).on(61 * DAY).event(),
          contact("ann").id("c3").inCase("k3").leaving().on(62 * DAY).event(),
          purchase("ann").id("p4").on(70 * DAY).event());

  private final KeptLedger kept = kept(EVENTS);
  private final List<ChurnAlert> told = told(EVENTS, RULES, false);

  private static KeptLedger kept(List<Event> events) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      entries.add(new Entry(events.get(i), 2, 100 + i));
    }
    return new KeptLedger(Journey.of("ann"), entries);
  }

  private static List<ChurnAlert> told(List<Event> events, Rules rules, boolean retraction) {
    Fold fold = new Fold(rules);
    Outcomes outcomes = new Outcomes(fold);
    Moments moments = new Moments();
    Ledger.of(Journey.of("ann"), events).fold(fold, 80 * DAY, moments);
    return moments.moments().stream()
        .filter(Moment.AlertMoved.class::isInstance)
        .map(moment -> outcomes.alert("ann", (Moment.AlertMoved) moment, retraction))
        .toList();
  }

  private Explanation explain(List<ChurnAlert> steps, KeptLedger ledger, String... without) {
    return Explanation.of(steps, ledger, RULES, Topics.standard(), List.of(without));
  }

  @Test
  void what_was_told_is_what_the_ledger_tells() {
    Explanation why = explain(told, kept);

    assertThat(why.alert().getStep()).isEqualTo(AlertStep.RAISED);
    assertThat(why.steps()).hasSameSizeAs(told).hasSizeGreaterThan(1);
    assertThat(why.steps()).extracting(CheckedStep::verdict).containsOnly(Verdict.AGREES);
    assertThat(why.addsUp()).isTrue();
    assertThat(why.isBySameRules()).isTrue();
    assertThat(why.isTakenBack()).isFalse();
  }

  @Test
  void each_event_behind_it_is_told_with_the_place_where_it_was_read() {
    Explanation why = explain(told, kept);

    assertThat(why.parts())
        .flatExtracting(Part::sources)
        .extracting(source -> source.eventId() + " " + source.event().orElseThrow().place())
        .contains("p3 purchases/2/102", "c1 support-contacts/2/103", "c2 support-contacts/2/104");
  }

  @Test
  void only_events_up_to_the_alert_count() {
    long atMs = told.get(0).getAt().toEpochMilli();
    Explanation later = explain(told, kept);
    Explanation then = explain(List.of(told.get(0)), kept.until(atMs));

    assertThat(then.verdict()).isEqualTo(Verdict.AGREES);
    assertThat(then.folded()).isEqualTo(later.folded());
    assertThat(then.clearing()).isEqualTo(later.clearing());
  }

  @Test
  void a_ledger_that_has_learnt_of_more_tells_what_differs() {
    List<Event> more = new ArrayList<>(EVENTS);
    more.add(contact("ann").id("c0").inCase("k0").because(Reason.DEFECTIVE).on(59 * DAY).event());

    List<CheckedStep> steps = explain(told, kept(more)).steps();

    assertThat(steps).extracting(CheckedStep::verdict).doesNotContain(Verdict.AGREES);
    assertThat(steps)
        .filteredOn(step -> step.verdict() == Verdict.DIFFERS)
        .allSatisfy(step -> assertThat(step.differences()).isNotEmpty());
  }

  @Test
  void another_version_of_the_rules_is_named_and_makes_the_difference() {
    Rules stricter = TestRules.standard().edges(0.1, 0.2, 0.3).version("2").build();
    Explanation why = Explanation.of(told, kept, stricter, Topics.standard(), List.of());

    assertThat(why.isBySameRules()).isFalse();
    assertThat(why.rulesNow()).isEqualTo("2");
    assertThat(why.steps())
        .extracting(CheckedStep::verdict)
        .contains(Verdict.GONE)
        .doesNotContain(Verdict.FOLDED);
  }

  @Test
  void what_lies_before_the_base_can_no_longer_be_told() {
    Ledger shorter = kept.ledger().keeping(1, new Fold(RULES));
    KeptLedger folded = new KeptLedger(shorter.base(), List.of(kept.entry("p4").orElseThrow()));

    Explanation why = explain(told, folded);

    assertThat(why.verdict()).isEqualTo(Verdict.FOLDED);
    assertThat(why.addsUp()).isTrue();
    assertThat(why.parts())
        .flatExtracting(Part::sources)
        .allSatisfy(source -> assertThat(source.event()).isEmpty());
    assertThatThrownBy(() -> explain(told, folded, "p4"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("folded together");
  }

  @Test
  void without_what_caused_it_there_is_no_alert() {
    List<String> frictions = List.of("c1", "c2", "c3");
    Explanation why =
        Explanation.of(
            List.of(told.get(0)), kept, RULES, Topics.standard(), frictions.subList(0, 1));
    Counterfactual without = why.without().orElseThrow();

    assertThat(without.actual().alert()).isPresent();
    assertThat(without.actual().score()).isEqualTo(why.alert().getRiskScore());
    assertThat(without.otherwise().score()).isLessThan(without.actual().score());
    assertThat(without.otherwise().stage()).isEqualTo(Stage.ACTIVE);
  }

  @Test
  void an_event_that_is_not_kept_or_came_later_cannot_be_left_out() {
    assertThatThrownBy(() -> explain(told, kept, "p9"))
        .hasMessage(
            "event p9 is not among those that the customer's ledger keeps: only those can be left"
                + " out");
    assertThatThrownBy(() -> explain(told, kept, "p4"))
        .hasMessage("event p4 happened after the alert: without it, the alert is the same");
  }

  @Test
  void what_would_have_cleared_it_is_reckoned_not_guessed() {
    Explanation why = explain(told, kept);
    Clearing clearing = why.clearing();

    assertThat(clearing.rule()).isEqualTo(why.alert().getClearsWhen());
    assertThat(clearing.afterPurchase().orElseThrow()).isLessThan(why.alert().getRiskScore());
    assertThat(clearing.byItself()).isPresent();
    assertThat(clearing.byItself().orElseThrow().atMs())
        .isGreaterThan(why.alert().getAt().toEpochMilli());
  }

  @Test
  void a_retraction_ends_the_life_and_a_life_told_anew_replaces_it() {
    ChurnAlert raised = told.get(0);
    ChurnAlert retracted = told(EVENTS, RULES, true).get(0);

    assertThat(explain(List.of(raised, retracted), kept).isTakenBack()).isTrue();
    assertThat(explain(List.of(raised, retracted), kept).steps().get(1).verdict())
        .isEqualTo(Verdict.DIFFERS);
    assertThat(explain(List.of(raised, retracted, raised), kept).steps()).hasSize(1);
    assertThat(explain(List.of(raised, retracted, raised), kept).isTakenBack()).isFalse();
  }
}
