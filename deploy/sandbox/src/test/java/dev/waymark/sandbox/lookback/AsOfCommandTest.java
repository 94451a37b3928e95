package dev.waymark.sandbox.lookback;

import static dev.waymark.sandbox.lookback.LiveRun.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.interop.OneSandbox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code waymark journey --as-of} and its page, around an event that comes late. */
@ExtendWith(OneSandbox.class)
@Tag("long-runs")
class AsOfCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Sandbox sandbox;

  AsOfCommandTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @Test
  void what_was_told_by_then_stands_beside_what_a_late_event_has_taught_since() throws Exception {
    Instant began = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    try (LiveRun live = LiveRun.start(sandbox, "as-of", Map.of())) {
      live.send(purchase("ann", "p-2", began.minus(Duration.ofDays(5))));
      live.settle();
      Instant then = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
      LiveRun.await("the instant has passed", () -> Instant.now().isAfter(then.plusMillis(1)));

      assertThat(live.waymark("journey", "ann", "--as-of", then.toString()))
          .startsWith("0\nas of " + then + ", by what is known now:\nann is NEW since")
          .contains("what was told and what is known agree");

      live.send(purchase("ann", "p-1", began.minus(Duration.ofDays(9))));
      live.settle();
      String told = live.waymark("journey", "ann", "--as-of", then.toString());
      JsonNode json =
          JSON.readTree(
              live.waymark("journey", "ann", "--as-of=" + then, "--format=json").substring(2));

      assertThat(told)
          .contains("told by then: stage NEW")
          .contains("ACTIVE     late events: p-1")
          .containsPattern("p-1 +" + began.minus(Duration.ofDays(9)) + " +20.* as-of.purchases ");
      assertThat(json.at("/differences/0/published").asText()).isEqualTo("NEW");
      assertThat(json.at("/differences/0/known").asText()).isEqualTo("ACTIVE");
      assertThat(Instant.parse(json.at("/late_events/0/appended_at").asText())).isAfter(then);
      assertThat(JSON.readTree(live.ask("/journeys/ann?as-of=" + then).body()))
          .isEqualTo(json.at("/known"));
      assertThat(
              JSON.readTree(
                      live.ask("/journeys/ann?as-of=" + began.minus(Duration.ofDays(7))).body())
                  .at("/stage")
                  .asText())
          .isEqualTo("NEW");
      assertThat(live.ask("/journeys/ann?as-of=yesterday").statusCode()).isEqualTo(400);
      assertThat(live.waymark("journey", "bob", "--as-of", then.toString()))
          .startsWith("1\nwaymark: nothing is known about a customer bob");
      assertThat(live.waymark("journey", "ann", "--as-of", "yesterday")).startsWith("2\n");
    }
  }
}
