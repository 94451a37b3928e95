package dev.waymark.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.kit.Batch;
import dev.waymark.domain.kit.Histories;
import dev.waymark.domain.kit.History;
import dev.waymark.stream.Past;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimelineTest {

  @Test
  void every_kind_of_event_and_moment_is_told_in_order_of_time() {
    Set<Class<?>> told = new HashSet<>();
    for (long seed = 1; seed <= 300; seed++) {
      History history = Histories.of(seed);
      List<Event> events = history.ledger().events();
      List<Moment> moments = Batch.of(history).moments();
      events.forEach(event -> told.add(event.getClass()));
      moments.forEach(moment -> told.add(moment.getClass()));

      JsonNode entries = Timeline.json(new Past(0, 0, events, moments)).path("entries");

      assertThat(entries).as("seed " + seed).hasSize(events.size() + moments.size());
      List<Long> times = new ArrayList<>();
      for (JsonNode entry : entries) {
        times.add(entry.path("at").asLong());
        assertThat(entry.path("what").asText()).isNotEmpty();
      }
      assertThat(times).isSorted();
    }
    assertThat(told)
        .contains(Event.class.getPermittedSubclasses())
        .contains(Moment.class.getPermittedSubclasses());
  }
}
