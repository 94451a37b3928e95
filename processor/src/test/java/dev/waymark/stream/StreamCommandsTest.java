package dev.waymark.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.identity.Erasure;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.kit.Histories;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.schema.Reject;
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
    Event later =
        last.with(
            new dev.waymark.domain.event.Origin(
                "later", askedMs + 1, customer, List.of(), "", "", "", ""));
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
        stream.wait(java.time.Duration.ofSeconds(15));
        assertThat(ends.of(End.ERASED)).isEqualTo(startsAnew ? 0 : 1);
        assertThat(stream.storesWith(customer).isEmpty()).isEqualTo(!startsAnew);
      }
    }
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
