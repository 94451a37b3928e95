package dev.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.schema.Grain;
import dev.waymark.schema.Kpi;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final Instant UNTIL = Instant.parse("2024-01-01T00:00:00Z");

  @Test
  void everything_is_missing_at_first_and_nothing_at_last() {
    Standing standing = new Standing();
    assertThat(standing.missing(3, 2, UNTIL))
        .containsExactly(
            "0 of 3 records have ended",
            "the journeys of partition 0 are final up to nothing, not 2024-01-01T00:00:00Z",
            "the journeys of partition 1 are final up to nothing, not 2024-01-01T00:00:00Z");

    standing.hear(records("applied", 1));
    standing.hear(records("applied", 2));
    standing.hear(records("duplicate", 1));
    standing.hear(clock(0, UNTIL));
    standing.hear(clock(1, UNTIL.minusMillis(1)));
    assertThat(standing.missing(3, 2, UNTIL))
        .containsExactly(
            "the journeys of partition 1 are final up to 2023-12-31T23:59:59.999Z,"
                + " not 2024-01-01T00:00:00Z");

    standing.hear(clock(1, UNTIL));
    assertThat(standing.missing(3, 2, UNTIL)).isEmpty();
  }

  private static Told<Kpi> records(String end, long count) {
    return told("records", Map.of("end", end, "topic", "purchases"), count);
  }

  private static Told<Kpi> clock(int partition, Instant reached) {
    return told("clock", Map.of("partition", "" + partition), reached.toEpochMilli());
  }

  private static Told<Kpi> told(String name, Map<String, String> dimensions, long count) {
    return new Told<>(
        name + dimensions,
        new Kpi(name, Grain.NOW, null, null, dimensions, count, 0L, "USD", 1L, UNTIL, false, 1));
  }
}
