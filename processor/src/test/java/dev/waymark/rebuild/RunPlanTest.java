package dev.waymark.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.app.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RunPlanTest {

  private static final Instant BEGUN = Instant.parse("2026-11-22T12:00:00.123456789Z");
  private static final TopicPartition FIRST = new TopicPartition("my-orders", 0);
  private static final TopicPartition SECOND = new TopicPartition("my-orders", 1);

  @Test
  void a_plan_comes_back_as_it_was_written() {
    RunPlan plan =
        plan(Optional.of(BEGUN.minusSeconds(60)), Map.of("lifecycle.lapse-after", "60d"));
    RunPlan open = plan(Optional.empty(), Map.of());

    assertThat(RunPlan.read(plan.toBytes())).isEqualTo(plan);
    assertThat(RunPlan.read(open.toBytes())).isEqualTo(open);
  }

  @Test
  void what_was_deleted_before_it_began_and_what_came_later_does_not_count() {
    RunPlan plan = plan(Optional.empty(), Map.of());

    assertThat(plan.records()).isEqualTo(95);
    assertThat(plan.done(Map.of())).isZero();
    assertThat(plan.done(Map.of(FIRST, 15L))).isEqualTo(10);
    assertThat(plan.done(Map.of(FIRST, 400L, SECOND, 81L))).isEqualTo(95);
  }

  @Test
  void whoever_goes_on_wants_the_same() {
    RunPlan plan = plan(Optional.empty(), Map.of("zone", "UTC"));
    RunPlan later =
        new RunPlan(
            BEGUN.plusSeconds(9),
            Optional.empty(),
            Optional.empty(),
            plan.rules(),
            Map.of(),
            Map.of());

    assertThatCode(() -> plan.requireSame("march", later)).doesNotThrowAnyException();
    assertThatThrownBy(
            () -> plan.requireSame("march", plan(Optional.of(BEGUN), Map.of("currency", "EUR"))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("the run march began with other settings")
        .hasMessageContaining("--until was not given, now it is " + BEGUN)
        .hasMessageContaining("currency was not given, now it is EUR")
        .hasMessageContaining("zone was UTC, now it is not given");
  }

  private static RunPlan plan(Optional<Instant> until, Map<String, String> rules) {
    return new RunPlan(
        BEGUN,
        Optional.empty(),
        until,
        rules,
        Map.of(FIRST, 5L, SECOND, 0L),
        Map.of(FIRST, 20L, SECOND, 80L));
  }
}
