package dev.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.ingest.InputEvent;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.interop.OneSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The risk of real customers is held against what they did later. */
@ExtendWith(OneSandbox.class)
@Tag("long-runs")
class RiskReplayTest {

  private static final Instant CUT = Instant.parse("1997-06-30T00:00:00Z");
  private static final Duration HORIZON = Duration.ofDays(180);

  private final Replays replays;

  RiskReplayTest(Sandbox sandbox) {
    this.replays = new Replays(sandbox);
  }

  private record Judged(double risk, boolean left) {}

  @Test
  void risk_ranks_at_least_as_well_as_the_best_simple_rule_and_is_a_probability() {
    Path file = ReferenceData.events("cdnow_sample");
    Tables tables =
        replays.replay(file, Optional.empty(), CUT, Map.of("risk.horizon", HORIZON.toDays() + "d"));
    Set<String> stayed = buyers(file);
    List<Judged> judged = new ArrayList<>();
    for (Map<String, String> row : tables.rows("customers.csv")) {
      judged.add(
          new Judged(
              Double.parseDouble(row.getOrDefault("risk_probability", "")),
              !stayed.contains(row.getOrDefault("id", ""))));
    }

    assertThat(judged).hasSize(2357);
    assertThat(areaUnderCurve(judged)).isGreaterThanOrEqualTo(0.740);
    double left = judged.stream().filter(Judged::left).count() / (double) judged.size();
    assertThat(brier(judged)).isLessThan(left * (1 - left));
  }

  @Test
  void the_contributions_of_every_customer_add_up_to_their_risk() {
    Tables tables =
        replays.replay(ReferenceData.events("cdnow_sample"), Optional.empty(), CUT, Map.of());
    for (Map<String, String> row : tables.rows("customers.csv")) {
      double logOdds = 0;
      for (String part : row.getOrDefault("risk_contributions", "").split(";")) {
        logOdds += Double.parseDouble(part.substring(part.indexOf('=') + 1));
      }
      assertThat(Text.of(1 / (1 + StrictMath.exp(-logOdds))))
          .as("the risk of %s", row.get("id"))
          .isEqualTo(row.get("risk_probability"));
    }
  }

  /** Who bought within the horizon. */
  private static Set<String> buyers(Path file) {
    Set<String> buyers = new HashSet<>();
    Instant end = CUT.plus(HORIZON);
    for (InputEvent event : History.read(List.of(file), Optional.empty(), end).events()) {
      if (event.occurredAtMs() >= CUT.toEpochMilli()) {
        buyers.add(event.key());
      }
    }
    return buyers;
  }

  /** The share of pairs of a leaver and a stayer in which the leaver has the higher risk. */
  private static double areaUnderCurve(List<Judged> judged) {
    double ranked = 0;
    long pairs = 0;
    for (Judged leaver : judged) {
      for (Judged stayer : judged) {
        if (leaver.left() && !stayer.left()) {
          pairs++;
          ranked += 0.5 + 0.5 * Double.compare(leaver.risk(), stayer.risk());
        }
      }
    }
    return ranked / pairs;
  }

  private static double brier(List<Judged> judged) {
    return judged.stream()
        .mapToDouble(one -> Math.pow(one.risk() - (one.left() ? 1 : 0), 2))
        .average()
        .orElseThrow();
  }
}
