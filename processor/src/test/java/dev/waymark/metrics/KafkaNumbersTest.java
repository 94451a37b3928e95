package dev.waymark.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;

class KafkaNumbersTest {

  private final Map<MetricName, KafkaMetric> kept = new HashMap<>();

  @Test
  void the_thread_furthest_behind_counts_and_a_consumer_that_has_nothing_to_restore_does_not() {
    polled("waymark-StreamThread-1-consumer", 3);
    polled("waymark-StreamThread-2-consumer", 7);
    polled("waymark-StateUpdater-1-restore-consumer", 4_000);

    assertThat(new KafkaNumbers(() -> kept).pollAgeSeconds()).isEqualTo(7);
  }

  private void polled(String client, double secondsAgo) {
    MetricName name =
        new MetricName(
            "last-poll-seconds-ago", "consumer-metrics", "", Map.of("client-id", client));
    Gauge<Double> gauge = (config, now) -> secondsAgo;
    kept.put(name, new KafkaMetric(new Object(), name, gauge, new MetricConfig(), Time.SYSTEM));
  }
}
