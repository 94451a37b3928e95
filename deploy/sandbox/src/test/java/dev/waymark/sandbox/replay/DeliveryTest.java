package dev.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.domain.event.EventKind;
import dev.waymark.ingest.InputEvent;
import dev.waymark.schema.AppInstall;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  private static final List<InputEvent> EVENTS =
      IntStream.range(0, 1000).mapToObj(i -> event("e" + i, i)).toList();

  @Test
  void without_a_seed_events_come_in_the_order_of_the_files() {
    assertThat(new Delivery(OptionalLong.empty(), 0).of(EVENTS)).isEqualTo(EVENTS);
  }

  @Test
  void a_seed_permutes_the_whole_history_and_the_same_seed_does_it_again() {
    Delivery delivery = new Delivery(OptionalLong.of(7), 0);
    List<InputEvent> delivered = delivery.of(EVENTS);
    assertThat(delivered).containsExactlyInAnyOrderElementsOf(EVENTS).isNotEqualTo(EVENTS);
    assertThat(delivered).isEqualTo(delivery.of(EVENTS));
    assertThat(delivered).isNotEqualTo(new Delivery(OptionalLong.of(8), 0).of(EVENTS));
    long movedFar =
        IntStream.range(0, 1000)
            .filter(i -> Math.abs(delivered.get(i).occurredAtMs() - i) > 100)
            .count();
    assertThat(movedFar).isGreaterThan(700);
  }

  @Test
  void a_share_of_events_is_delivered_once_more() {
    List<InputEvent> inOrder = new Delivery(OptionalLong.empty(), 0.1).of(EVENTS);
    List<InputEvent> shuffled = new Delivery(OptionalLong.of(7), 0.1).of(EVENTS);
    assertThat(inOrder).hasSizeBetween(1060, 1140);
    assertThat(shuffled).hasSizeBetween(1060, 1140);
    assertThat(new HashSet<>(shuffled)).hasSize(1000);
    assertThat(new Delivery(OptionalLong.empty(), 1).of(EVENTS)).hasSize(2000);
  }

  @Test
  void rows_with_one_id_keep_their_order_however_they_are_delivered() {
    List<InputEvent> rows = IntStream.range(0, 600).mapToObj(i -> event("e" + i % 200, i)).toList();
    for (long seed = 0; seed < 20; seed++) {
      List<InputEvent> delivered = new Delivery(OptionalLong.of(seed), 0.3).of(rows);
      for (int id = 0; id < 200; id++) {
        String name = "e" + id;
        assertThat(delivered.stream().filter(e -> e.eventId().equals(name)))
            .as("id %s under seed %s", name, seed)
            .isSortedAccordingTo((a, b) -> Long.compare(a.occurredAtMs(), b.occurredAtMs()));
      }
    }
  }

  @Test
  void a_share_above_one_is_refused() {
    assertThatThrownBy(() -> new Delivery(OptionalLong.empty(), 1.5))
        .hasMessage("duplicate share is 1.5: it must lie between 0 and 1");
  }

  private static InputEvent event(String id, long atMs) {
    return new InputEvent(EventKind.APP_INSTALL, id, atMs, "ann", new AppInstall());
  }
}
