package dev.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.stream.Topic;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicPlanTest {

  @Test
  void what_is_on_its_way_outlives_a_short_retention_of_the_outputs() {
    assertThat(retention(Topic.CONTRIBUTIONS, "10m")).isEqualTo(Duration.ofDays(7));
    assertThat(retention(Topic.BY_CUSTOMER, "10m")).isEqualTo(Duration.ofDays(7));
    assertThat(retention(Topic.REJECTS, "10m")).isEqualTo(Duration.ofMinutes(10));
    assertThat(retention(Topic.CONTRIBUTIONS, "30d")).isEqualTo(Duration.ofDays(30));
  }

  private static Duration retention(Topic topic, String asked) {
    Config config =
        Config.of(
            Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "registry.url", "http://127.0.0.1:1",
                "currency", "EUR",
                "topics.retention", asked));
    return TopicPlan.all(config).stream()
        .filter(plan -> plan.topic() == topic)
        .map(plan -> plan.configs().getOrDefault("retention.ms", "-1"))
        .map(Long::parseLong)
        .map(Duration::ofMillis)
        .findFirst()
        .orElseThrow();
  }
}
