package dev.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthTest {

  private final AtomicLong pollAgeSeconds = new AtomicLong();
  private final Health health = new Health(pollAgeSeconds::doubleValue);

  @Test
  void readiness_waits_for_the_state_to_be_restored() {
    health.moved(State.REBALANCING);
    assertThat(health.ready().status()).isEqualTo(503);
    assertThat(health.live().status()).isEqualTo(200);

    health.moved(State.RUNNING);
    assertThat(health.ready().status()).isEqualTo(200);
  }

  @Test
  void a_rebalance_is_no_illness() {
    health.moved(State.RUNNING);
    health.moved(State.REBALANCING);

    assertThat(health.live().status()).isEqualTo(200);
    assertThat(health.ready().status()).isEqualTo(200);
    assertThat(health.isRunning()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING_ERROR", "ERROR", "PENDING_SHUTDOWN", "NOT_RUNNING"})
  void what_has_failed_or_stopped_neither_lives_nor_is_ready(State state) {
    health.moved(State.RUNNING);
    health.moved(state);

    assertThat(health.live().status()).isEqualTo(503);
    assertThat(health.ready().status()).isEqualTo(503);
  }

  @Test
  void standing_still_is_a_failure() {
    health.moved(State.RUNNING);
    pollAgeSeconds.set(301);

    assertThat(health.live().status()).isEqualTo(503);
    assertThat(health.live().body()).contains("301 s");
  }
}
