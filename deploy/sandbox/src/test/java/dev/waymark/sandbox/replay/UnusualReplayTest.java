package dev.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.ingest.Mapping;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.interop.OneSandbox;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A storm that real customers tweeted of is seen on the days on which it blew, and not before. */
@ExtendWith(OneSandbox.class)
@Tag("long-runs")
class UnusualReplayTest {

  private final Replays replays;

  UnusualReplayTest(Sandbox sandbox) {
    this.replays = new Replays(sandbox);
  }

  @Test
  void complaints_rise_above_the_usual_on_22_and_23_february_and_not_before() {
    Tables tables =
        replays.replay(
            ReferenceData.events("airline_dev"),
            Optional.of(Mapping.read(Path.of("../mappings/airline.yaml"))),
            Instant.parse("2015-02-25T00:00:00Z"),
            Map.of());

    Map<String, Long> unusual = tables.counts("unusual", "day");
    System.out.println("complaints in percent of the usual level, by day: " + unusual);
    assertThat(unusual)
        .containsOnlyKeys(
            "2015-02-18",
            "2015-02-19",
            "2015-02-20",
            "2015-02-21",
            "2015-02-22",
            "2015-02-23",
            "2015-02-24");
    unusual.forEach(
        (day, percent) -> {
          if (day.equals("2015-02-22") || day.equals("2015-02-23")) {
            assertThat(percent).as(day).isGreaterThanOrEqualTo(200);
          } else {
            assertThat(percent).as(day).isLessThan(150);
          }
        });
    Map<String, Long> complaints = tables.counts("complaints", "day");
    tables
        .amounts("unusual", "day")
        .forEach((day, number) -> assertThat(complaints).as(day).containsEntry(day, number));
  }
}
