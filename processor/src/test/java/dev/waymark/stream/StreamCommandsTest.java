package dev.waymark.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.identity.Erasure;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.kit.Histories;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.rules.Limits;
import dev.waymark.domain.rules.Rules;
import dev.waymark.schema.Reject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the stream refuses of names and commands, and says so. */
class StreamCommandsTest {

  @Test
  void a_customer_id_that_looks_like_a_stand_in_is_refused() {
    Event event = Histories.of(1).events().get(0);
    try (Stream stream = stream(new ErasureRules("a key for this test", false, true))) {
      stream.send(Renamed.event(event, "e1", "~DEVICE:d1", List.of()));
      assertThat(reasons(stream)).containsExactly("RESERVED_NAME");
    }
  }

  @Test
  void nobody_is_erased_without_a_key() {
    try (Stream stream = stream(ErasureRules.NONE)) {
      stream.send(new Erasure("erasure-1", 1_000, Party.customer("ann")));
      assertThat(reasons(stream)).containsExactly("ERASURE_OFF");
    }
  }

  @Test
  void somebody_erased_may_begin_anew_where_that_is_set() {
    History history = Histories.of(3).unlimited();
    String customer = history.customer();
    Event last = history.events().get(history.events().size() - 1);
    long askedMs = last.occurredAtMs() + 1;
    Event later = last.with(new Origin("later", askedMs + 1, customer, List.of(), "", "", "", ""));
    for (boolean startsAnew : new boolean[] {false, true}) {
      Ends ends = new Ends();
      try (Stream stream =
          new Stream(
              history.rules(),
              new ErasureRules("a key for this test", startsAnew, true),
              System.currentTimeMillis(),
              history.endMs(),
              1 << 20,
              ends,
              Map.of())) {
        history.events().forEach(stream::send);
        stream.send(new Erasure("erasure-1", askedMs, Party.customer(customer)));
        stream.send(later);
        stream.wait(Duration.ofSeconds(15));
        assertThat(ends.of(End.ERASED)).isEqualTo(startsAnew ? 0 : 1);
        assertThat(stream.storesWith(customer).isEmpty()).isEqualTo(!startsAnew);
      }
    }
  }

  @Test
  void whether_a_late_event_of_a_name_is_taken_at_last_the_ledger_decides() {
    List<Identifier> names = List.of(new Identifier(IdentifierType.DEVICE, "d1"));
    Rules rules = TestRules.standard().limits(new Limits(4, 3, 2, 2, 2)).build();
    Ends ends = new Ends();
    long nowMs = System.currentTimeMillis();
    try (Stream stream = new Stream(rules, nowMs, nowMs, 1 << 20, ends)) {
      for (int i = 1; i <= 9; i++) {
        stream.send(install("e" + i, nowMs - 100_000 + i, names));
      }
      Event late = install("late", nowMs - 200_000, names);
      stream.send(late);
      stream.send(late);
      stream.sendAgain(late);
      stream.wait(Duration.ofSeconds(1));
    }
    assertThat(ends.of(End.APPLIED)).isEqualTo(9);
    assertThat(ends.of(End.DUPLICATE)).isEqualTo(1);
    assertThat(ends.of(End.LATE)).isEqualTo(2);
  }

  private static Event install(String id, long atMs, List<Identifier> names) {
    Origin origin = new Origin(id, atMs, "", names, "", "", "", "");
    return new AppInstall(origin, AppInstall.Step.INSTALLED, "ios", "1.0");
  }

  private static Stream stream(ErasureRules erasure) {
    long nowMs = System.currentTimeMillis();
    return new Stream(
        TestRules.standard().build(), erasure, nowMs, nowMs, 1 << 20, new Ends(), Map.of());
  }

  private static List<String> reasons(Stream stream) {
    return stream.read(Topic.REJECTS, Reject.class).stream()
        .map(told -> told.value.getReason())
        .toList();
  }
}
