package dev.waymark.replay.asof;

import static dev.waymark.domain.kit.Draft.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.rules.Rules;
import dev.waymark.replay.Place;
import dev.waymark.schema.StageChange;
import dev.waymark.stream.KeptLedger;
import dev.waymark.wire.Outcomes;
import dev.waymark.wire.state.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AsOfTest {

  private static final long DAY = TestRules.DAY_MS;
  private static final Rules RULES = TestRules.standard().build();
  private static final Event FIRST = purchase("ann").id("p1").on(DAY).event();
  private static final Event LATE = purchase("ann").id("p2").on(5 * DAY).event();
  private static final Instant THEN = day(10);

  private final Published published = new Published(THEN);

  private static Instant day(long day) {
    return Instant.ofEpochMilli(day * DAY);
  }

  private static KeptLedger kept(Event... events) {
    List<Entry> entries = new ArrayList<>();
    for (Event event : events) {
      entries.add(new Entry(event, 0, entries.size()));
    }
    return new KeptLedger(Journey.of("ann"), entries);
  }

  private static Arrival arrival(Event event, Arrival.When when) {
    return new Arrival(
        event.eventId(),
        Instant.ofEpochMilli(event.occurredAtMs()),
        new Place("purchases", 0, 0),
        when,
        Optional.empty());
  }

  /** Tells what these events come to by a day, as appended at an instant. */
  private void tell(long byDay, Instant toldAt, Event... events) {
    Fold fold = new Fold(RULES);
    Moments moments = new Moments();
    Ledger.of(Journey.of("ann"), List.of(events)).fold(fold, byDay * DAY, moments);
    for (Moment moment : moments.moments()) {
      if (moment instanceof Moment.StageChanged changed) {
        StageChange change = new Outcomes(fold).stageChange("ann", changed, false);
        published.changes().hear(change, toldAt);
      }
    }
  }

  private AsOf asOf(KeptLedger kept, Arrival... arrivals) {
    return AsOf.of(THEN, kept, published, List.of(arrivals), RULES);
  }

  @Test
  void what_came_in_time_was_told_as_it_is_known() {
    tell(10, day(2), FIRST);

    AsOf then = asOf(kept(FIRST), arrival(FIRST, Arrival.When.BY_THEN));

    assertThat(then.differences()).isEmpty();
    assertThat(then.known().orElseThrow().getStage().name()).isEqualTo("NEW");
  }

  @Test
  void a_late_event_is_named_as_the_cause_of_what_was_told_otherwise() {
    tell(10, day(2), FIRST);
    tell(10, day(11), FIRST, LATE);

    AsOf then =
        asOf(
            kept(FIRST, LATE),
            arrival(FIRST, Arrival.When.BY_THEN),
            arrival(LATE, Arrival.When.AFTERWARDS));

    assertThat(then.differences())
        .containsExactly(new Difference("stage", "NEW", "ACTIVE", "late events: p2"));
    assertThat(then.late()).extracting(Arrival::eventId).containsExactly("p2");
  }

  @Test
  void what_was_only_told_afterwards_is_called_so() {
    tell(10, day(12), FIRST);

    AsOf then = asOf(kept(FIRST), arrival(FIRST, Arrival.When.BY_THEN));

    assertThat(then.differences())
        .containsExactly(
            new Difference(
                "stage", "nothing", "NEW", "it was told only afterwards, at " + day(12)));
  }

  @Test
  void what_was_taken_back_by_then_was_not_told() {
    tell(10, day(2), FIRST);
    StageChange change = published.changes().last().orElseThrow().what();
    change.setRetraction(true);
    published.changes().hear(change, day(3));

    assertThat(published.stage()).isEmpty();
  }

  @Test
  void later_events_change_nothing_about_an_earlier_instant() {
    tell(10, day(2), FIRST);
    Event later = purchase("ann").id("p3").on(20 * DAY).event();

    assertThat(asOf(kept(FIRST, later)).known()).isEqualTo(asOf(kept(FIRST)).known());
    assertThat(AsOf.of(day(0), kept(FIRST), new Published(day(0)), List.of(), RULES).known())
        .isEmpty();
  }

  @Test
  void a_moment_before_the_base_cannot_be_told() {
    Ledger folded = Ledger.of(Journey.of("ann"), List.of(FIRST, LATE)).keeping(1, new Fold(RULES));
    KeptLedger kept = new KeptLedger(folded.base(), List.of(new Entry(LATE, 0, 1)));

    assertThatThrownBy(() -> JourneyThen.of(kept, DAY - 1, RULES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("events up to 1970-01-02T00:00:00Z are folded together");
    assertThat(JourneyThen.of(kept, DAY + Duration.ofHours(1).toMillis(), RULES)).isPresent();
  }
}
