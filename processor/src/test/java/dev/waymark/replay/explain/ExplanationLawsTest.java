package dev.waymark.replay.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kit.Laws;
import dev.waymark.domain.kit.Published;
import dev.waymark.domain.kit.Told;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.stream.KeptLedger;
import dev.waymark.stream.Topics;
import dev.waymark.wire.Outcomes;
import dev.waymark.wire.state.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever happened, and in whatever order it came: what was told can be explained. */
class ExplanationLawsTest {

  @Test
  void how_an_alert_began_and_how_it_ended_is_what_the_ledger_tells() {
    Laws.forAllHistories(
        history ->
            explanations(history, Integer.MAX_VALUE)
                .forEach(
                    why ->
                        assertThat(List.of(why.verdict(), last(why)))
                            .describedAs("%s", why.steps())
                            .isEqualTo(agreed(why))));
  }

  @Test
  void a_ledger_that_has_forgotten_says_so_and_never_says_otherwise() {
    Laws.forAllHistories(
        history ->
            explanations(history, 8)
                .forEach(
                    why -> {
                      List<Verdict> agreed = agreed(why);
                      assertThat(why.verdict()).isIn(agreed.get(0), Verdict.FOLDED);
                      assertThat(last(why)).isIn(agreed.get(1), Verdict.FOLDED);
                    }));
  }

  @Test
  void the_parts_always_add_up_and_each_event_behind_them_is_found() {
    Laws.forAllHistories(
        history ->
            explanations(history, Integer.MAX_VALUE)
                .forEach(
                    why -> {
                      assertThat(why.addsUp()).isTrue();
                      assertThat(why.parts())
                          .flatExtracting(Part::sources)
                          .allSatisfy(source -> assertThat(source.event()).isPresent());
                    }));
  }

  @Test
  void whatever_is_left_out_the_rest_is_as_if_it_had_never_been() {
    Laws.forAllHistories(
        history -> {
          KeptLedger kept = kept(history.ledger());
          Outcomes outcomes = new Outcomes(new Fold(history.rules()));
          lives(inDisorder(history, Integer.MAX_VALUE).told(), outcomes).values().stream()
              .limit(1)
              .forEach(life -> leaveOut(history, kept, life));
        });
  }

  private static void leaveOut(History history, KeptLedger kept, List<ChurnAlert> life) {
    long atMs = life.get(0).getAt().toEpochMilli();
    List<Entry> entries = kept.until(atMs).entries();
    for (Entry entry : entries.subList(Math.max(0, entries.size() - 8), entries.size())) {
      String eventId = entry.event().eventId();
      Counterfactual other =
          Counterfactual.of(List.of(eventId), atMs, kept, new Fold(history.rules()));
      List<Event> rest =
          history.events().stream().filter(event -> !event.eventId().equals(eventId)).toList();
      KeptLedger never = kept(Ledger.of(kept.base(), rest));
      assertThat(other.otherwise()).isEqualTo(Standing.at(atMs, never, new Fold(history.rules())));
    }
  }

  /** Of the first and the last step; after a retraction the ledger tells none. */
  private static List<Verdict> agreed(Explanation why) {
    return why.isTakenBack()
        ? List.of(Verdict.GONE, Verdict.TAKEN_BACK)
        : List.of(Verdict.AGREES, Verdict.AGREES);
  }

  private static Verdict last(Explanation why) {
    return why.steps().get(why.steps().size() - 1).verdict();
  }

  private static List<Explanation> explanations(History history, int entries) {
    Published view = inDisorder(history, entries);
    KeptLedger kept = kept(view.ledger());
    List<Explanation> all = new ArrayList<>();
    Outcomes outcomes = new Outcomes(new Fold(history.rules()));
    lives(view.told(), outcomes)
        .values()
        .forEach(
            life ->
                all.add(Explanation.of(life, kept, history.rules(), Topics.standard(), List.of())));
    return all;
  }

  private static Published inDisorder(History history, int entries) {
    Published view = new Published(history.fold(), history.customer(), entries);
    List<Event> mixed = new ArrayList<>(history.events());
    Collections.shuffle(mixed, new Random(history.seed()));
    mixed.forEach(view::take);
    view.until(history.endMs());
    return view;
  }

  private static Map<String, List<ChurnAlert>> lives(List<Told> told, Outcomes outcomes) {
    Map<String, List<ChurnAlert>> lives = new LinkedHashMap<>();
    for (Told each : told) {
      if (each.moment() instanceof Moment.AlertMoved moved) {
        lives
            .computeIfAbsent(moved.alertId(), alert -> new ArrayList<>())
            .add(outcomes.alert(each.customer(), moved, each.retracted()));
      }
    }
    return lives;
  }

  private static KeptLedger kept(Ledger ledger) {
    List<Entry> entries = new ArrayList<>();
    ledger.events().forEach(event -> entries.add(new Entry(event, 0, entries.size())));
    return new KeptLedger(ledger.base(), entries);
  }
}
