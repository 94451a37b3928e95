package dev.waymark.replay.retry;

import static dev.waymark.domain.kit.Draft.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.replay.Place;
import dev.waymark.stream.KeptLedger;
import dev.waymark.stream.Topics;
import dev.waymark.wire.RejectReason;
import dev.waymark.wire.state.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProspectsTest {

  private static final long DAY = TestRules.DAY_MS;
  private static final Event FIRST = purchase("ann").id("p1").on(10 * DAY).event();
  private static final Event SECOND = purchase("ann").id("p2").on(20 * DAY).event();
  private static final Prospects PROSPECTS =
      new Prospects(Topics.standard(), Set.of("purchases/0/9"));

  private static HeldBack held(Place id, String reason, String eventId, long day, boolean kept) {
    Place note = new Place("waymark.rejects", 0, 1);
    return new HeldBack(id, note, Instant.EPOCH, reason, "a rule", eventId, "ann", day * DAY, kept);
  }

  private static HeldBack reject(String place, RejectReason reason, boolean kept) {
    return held(Place.parse(place), reason.name(), "", 0, kept);
  }

  private static HeldBack late(String eventId, long day) {
    return held(Place.parse("purchases/0/1"), HeldBack.LATE, eventId, day, false);
  }

  /** The first event is folded into the base, the second is kept. */
  private static KeptLedger folded() {
    Ledger shorter =
        Ledger.of(Journey.of("ann"), List.of(FIRST, SECOND))
            .keeping(1, new Fold(TestRules.standard().build()));
    return new KeptLedger(shorter.base(), List.of(new Entry(SECOND, 0, 1)));
  }

  @Test
  void a_reject_whose_bytes_are_kept_is_read_again_once() {
    assertThat(PROSPECTS.ofReject(reject("purchases/0/8", RejectReason.CORRUPT, true)))
        .isEqualTo(Prospect.WILL_BE_READ);
    assertThat(PROSPECTS.ofReject(reject("purchases/0/9", RejectReason.CORRUPT, true)))
        .isEqualTo(Prospect.DONE_BEFORE);
  }

  @Test
  void what_was_not_kept_whole_is_refused_by_its_rule() {
    assertThat(PROSPECTS.ofReject(reject("purchases/0/1", RejectReason.OVERSIZED, false)))
        .isEqualTo(Prospect.NOT_KEPT_WHOLE);
    assertThat(PROSPECTS.ofReject(reject("purchases/0/1", RejectReason.EMPTY, false)))
        .isEqualTo(Prospect.HAS_NO_BYTES);
    assertThat(PROSPECTS.ofReject(reject("elsewhere/0/1", RejectReason.CORRUPT, true)))
        .isEqualTo(Prospect.TOPIC_NOT_READ);
    assertThat(PROSPECTS.ofReject(reject("waymark.rejects/0/1", RejectReason.CORRUPT, true)))
        .isEqualTo(Prospect.TOPIC_NOT_READ);
  }

  @Test
  void a_late_event_is_held_against_the_ledger_as_it_is_now() {
    KeptLedger empty = new KeptLedger(Journey.of("ann"), List.of());

    assertThat(PROSPECTS.ofLate(late("p0", 5), folded(), true)).isEqualTo(Prospect.LATE_AGAIN);
    assertThat(PROSPECTS.ofLate(late("p0", 10), folded(), true)).isEqualTo(Prospect.LATE_AGAIN);
    assertThat(PROSPECTS.ofLate(late("p9", 10), folded(), true)).isEqualTo(Prospect.WILL_BE_READ);
    assertThat(PROSPECTS.ofLate(late("p2", 20), folded(), true)).isEqualTo(Prospect.IN_THE_LEDGER);
    assertThat(PROSPECTS.ofLate(late("p0", 5), empty, true)).isEqualTo(Prospect.WILL_BE_READ);
    assertThat(PROSPECTS.ofLate(late("p0", 5), empty, false)).isEqualTo(Prospect.NO_LONGER_THERE);
  }

  @Test
  void the_base_is_where_the_ledger_itself_says_it_is() {
    Event same = purchase("ann").id("p0").on(10 * DAY).event();
    Event after = purchase("ann").id("p9").on(10 * DAY).event();

    assertThat(folded().isTooLate(10 * DAY, "p0")).isEqualTo(folded().ledger().isTooLate(same));
    assertThat(folded().isTooLate(10 * DAY, "p9")).isEqualTo(folded().ledger().isTooLate(after));
    assertThat(folded().ledger().isTooLate(same)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "purchases", "purchases/0", "purchases/x/1", "/0/1", "p/0/1/2"})
  void what_names_no_record_is_refused(String text) {
    assertThatThrownBy(() -> Place.parse(text)).hasMessageContaining("topic/partition/offset");
  }
}
