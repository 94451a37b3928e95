package dev.waymark.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.stream.End;
import dev.waymark.stream.Topic;
import dev.waymark.stream.Topics;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeasuredTest {

  private final Measured measured = new Measured();

  @AfterEach
  void close() {
    measured.close();
  }

  @Test
  void records_are_counted_by_topic_and_end() {
    measured.ended(Topic.PURCHASES, End.APPLIED, 3);
    measured.ended(Topic.PURCHASES, End.APPLIED, 2);
    measured.ended(Topic.APP_INSTALLS, End.REJECTED, 1);

    assertThat(measured.scrape())
        .contains("waymark_records_total{end=\"applied\",topic=\"purchases\"} 5.0\n")
        .contains("waymark_records_total{end=\"rejected\",topic=\"app-installs\"} 1.0\n")
        .contains("waymark_records_total{end=\"late\",topic=\"social-mentions\"} 0.0\n");
    assertThat(measured.ended(Topic.PURCHASES, End.APPLIED)).isEqualTo(5);
  }

  @Test
  void only_input_topics_have_ends() {
    assertThatThrownBy(() -> measured.ended(Topic.KPIS, End.APPLIED, 1))
        .hasMessageContaining("KPIS is no input topic");
  }

  @Test
  void a_partition_is_shown_while_it_is_here() {
    measured.clock(3, 1_500);
    measured.behind(3, 7_000);
    assertThat(measured.scrape())
        .contains("waymark_clock_seconds{partition=\"3\"} 1.5\n")
        .contains("waymark_deadlines_behind_seconds{partition=\"3\"} 7.0\n");

    measured.gone(3);
    assertThat(measured.scrape()).doesNotContain("partition=\"3\"");
  }

  @Test
  void what_is_shown_is_what_the_catalogue_names() {
    measured.clock(0, 0);
    measured.show(Metric.RUNNING, () -> 1);
    measured.show(Metric.READY, () -> 1);
    new KafkaNumbers(Map::of).showIn(measured, Topics.standard());

    Set<String> catalogue =
        Arrays.stream(Metric.values())
            .map(Metric::label)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> shown =
        Pattern.compile("^# TYPE (waymark_\\S+)", Pattern.MULTILINE)
            .matcher(measured.scrape())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(shown).isEqualTo(catalogue);
    assertThat(measured.scrape()).contains("jvm_memory_used_bytes", "process_cpu_usage");
  }

  @Test
  void kafkas_numbers_are_summed_over_clients_and_not_over_topics() {
    Map<MetricName, KafkaMetric> kept =
        Arrays.stream(
                new KafkaMetric[] {
                  kept(4, Map.of("client-id", "a")),
                  kept(5, Map.of("client-id", "b")),
                  kept(4, Map.of("client-id", "a", "topic", "purchases")),
                  kept(Double.NaN, Map.of("client-id", "c"))
                })
            .collect(Collectors.toMap(KafkaMetric::metricName, metric -> metric));
    new KafkaNumbers(() -> kept).showIn(measured, Topics.standard());

    assertThat(measured.scrape())
        .contains("waymark_kafka_consumed_records_total 9.0\n")
        .contains("waymark_records_read_total{topic=\"purchases\"} 4.0\n")
        .contains("waymark_records_read_total{topic=\"app-installs\"} 0.0\n");
  }

  @Test
  void a_number_is_still_shown_after_the_garbage_is_collected() {
    AtomicLong number = new AtomicLong(7);
    measured.show(Metric.KAFKA_SENT, number::doubleValue);
    WeakReference<Object> garbage = new WeakReference<>(new Object());
    while (garbage.get() != null) {
      System.gc();
    }

    assertThat(measured.scrape()).contains("waymark_kafka_sent_records_total 7.0\n");
  }

  private static KafkaMetric kept(double value, Map<String, String> tags) {
    MetricName name =
        new MetricName("records-consumed-total", "consumer-fetch-manager-metrics", "", tags);
    return new KafkaMetric(
        new Object(),
        name,
        (org.apache.kafka.common.metrics.Gauge<Double>) (config, now) -> value,
        new MetricConfig(),
        Time.SYSTEM);
  }
}
