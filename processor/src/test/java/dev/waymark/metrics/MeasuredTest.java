package dev.waymark.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.domain.churn.AlertStep;
import dev.waymark.domain.churn.Band;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.rules.Rules;
import dev.waymark.stream.Cut;
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

  private static final long DAY_MS = 86_400_000L;

  private final AtomicLong wallMs = new AtomicLong(1_000 * DAY_MS);
  private final Measured measured =
      new Measured(Scrapes.rules(4, 1, Rules.NEVER), Measured.LIVE, wallMs::get);

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
        .hasMessageContaining("KPIS is neither input nor command");
  }

  @Test
  void what_was_told_is_counted_from_0() {
    assertThat(measured.scrape())
        .contains("waymark_complaints_total{reason=\"QUALITY\"} 0.0\n")
        .contains("waymark_churn_alerts_total{band=\"CRITICAL\",step=\"RETRACTED\"} 0.0\n")
        .contains("waymark_stage_changes_total{to=\"LOST\"} 0.0\n")
        .contains("waymark_save_window_steps_total{step=\"SAVED\"} 0.0\n")
        .contains("waymark_orders_total 0.0\n");

    measured.orders(7);
    measured.complaints(Reason.QUALITY, 2);
    measured.stageChanges(Stage.LOST, 3);
    measured.alertSteps(AlertStep.RAISED, Band.HIGH, 4);
    measured.revisions(5);
    measured.cut(Cut.SHARED, 6);
    assertThat(measured.scrape())
        .contains("waymark_orders_total 7.0\n")
        .contains("waymark_complaints_total{reason=\"QUALITY\"} 2.0\n")
        .contains("waymark_stage_changes_total{to=\"LOST\"} 3.0\n")
        .contains("waymark_churn_alerts_total{band=\"HIGH\",step=\"RAISED\"} 4.0\n")
        .contains("waymark_kpi_revisions_total 5.0\n")
        .contains("waymark_identity_cut_total{limit=\"shared\"} 6.0\n")
        .contains("waymark_identity_cut_total{limit=\"ledger\"} 0.0\n");
  }

  @Test
  void commands_end_like_events() {
    measured.ended(Topic.LINKS, End.APPLIED, 2);

    assertThat(measured.scrape())
        .contains("waymark_records_total{end=\"applied\",topic=\"links\"} 2.0\n")
        .contains("waymark_records_total{end=\"rejected\",topic=\"erasures\"} 0.0\n");
  }

  @Test
  void a_journey_partition_is_shown_while_it_is_here() {
    measured.here(3);
    assertThat(measured.scrape()).contains("waymark_clock_seconds{partition=\"3\"} NaN\n");

    measured.clock(3, 1_500);
    measured.behind(3, 7_000);
    assertThat(measured.scrape())
        .contains("waymark_clock_seconds{partition=\"3\"} 1.5\n")
        .contains("waymark_deadlines_behind_seconds{partition=\"3\"} 7.0\n");

    measured.gone(3);
    assertThat(measured.scrape()).doesNotContain("partition=\"3\"");
  }

  @Test
  void all_stocks_of_a_kpi_partition_are_shown_while_it_is_here() {
    assertThat(measured.scrape()).doesNotContain("waymark_customers");

    measured.stocksHere(0);
    measured.stock(0, Kpi.CUSTOMERS, "segment=GOLD;stage=ACTIVE", new Sum(12, 345_678));
    measured.stock(0, Kpi.VALUE_AT_RISK, "reason=QUALITY", new Sum(2, 1_050));
    assertThat(measured.scrape())
        .contains("waymark_customers{partition=\"0\",segment=\"GOLD\",stage=\"ACTIVE\"} 12.0\n")
        .contains(
            "waymark_customers_value{partition=\"0\",segment=\"GOLD\",stage=\"ACTIVE\"} 3456.78\n")
        .contains("waymark_customers{partition=\"0\",segment=\"NONE\",stage=\"LOST\"} 0.0\n")
        .contains("waymark_value_at_risk{partition=\"0\",reason=\"QUALITY\"} 10.5\n")
        .contains("waymark_value_at_risk_customers{partition=\"0\",reason=\"QUALITY\"} 2.0\n")
        .contains("waymark_prospects{first_touch=\"MENTION\",partition=\"0\"} 0.0\n");

    measured.stocksGone(0);
    assertThat(measured.scrape()).doesNotContain("waymark_customers", "waymark_prospects");
  }

  @Test
  void events_of_long_ago_are_a_replay_while_they_come() {
    come(wallMs.get() - DAY_MS / 2);
    assertThat(measured.scrape()).contains("waymark_replaying 0.0\n");

    come(wallMs.get() - 3 * DAY_MS);
    assertThat(measured.scrape()).contains("waymark_replaying 0.0\n");

    measured.clock(1, 7 * DAY_MS);
    measured.behind(1, 0);
    assertThat(measured.scrape()).contains("waymark_replaying 1.0\n");

    wallMs.addAndGet(2 * 60_000);
    measured.clock(1, 7 * DAY_MS);
    measured.behind(1, 0);
    assertThat(measured.scrape())
        .as("a clock that stands still is no replay")
        .contains("waymark_replaying 0.0\n");
  }

  private void come(long ms) {
    measured.clock(0, ms);
    measured.behind(0, 0);
  }

  @Test
  void a_run_that_ends_at_a_moment_is_a_replay() {
    try (Measured replay = new Measured(Scrapes.rules(4, 1, DAY_MS), Measured.LIVE)) {
      assertThat(replay.scrape()).contains("waymark_replaying 1.0\n");
    }
    try (Measured whatIf = new Measured(Scrapes.rules(4, 1, Rules.NEVER), "what-if")) {
      assertThat(whatIf.scrape())
          .contains("waymark_replaying 1.0\n")
          .contains("waymark_rules{currency=\"USD\",rules=\"test-1\",run=\"what-if\"} 1.0\n");
    }
  }

  @Test
  void what_is_shown_is_what_the_catalogue_names() {
    String scrape = Scrapes.ofInstance(0, 1);

    Set<String> catalogue =
        Arrays.stream(Metric.values())
            .map(Metric::label)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> shown =
        Pattern.compile("^# TYPE (\\S+)", Pattern.MULTILINE)
            .matcher(scrape)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(shown).isEqualTo(catalogue);
  }

  @Test
  void every_metric_has_the_labels_that_the_catalogue_names() {
    String scrape = Scrapes.ofInstance(0, 1);

    for (Metric metric : Metric.values()) {
      String labels =
          Pattern.compile("^" + metric.label() + "(?:\\{(\\S*)})? ", Pattern.MULTILINE)
              .matcher(scrape)
              .results()
              .map(found -> found.group(1) == null ? "" : found.group(1))
              .findFirst()
              .orElseThrow();
      assertThat(
              Arrays.stream(labels.split(","))
                  .filter(label -> !label.isEmpty())
                  .map(label -> label.replaceFirst("=.*", "")))
          .as(metric.label())
          .isEqualTo(metric.labels());
    }
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

  @Test
  void the_lag_is_that_of_the_partition_furthest_behind_as_it_is_now() {
    KafkaMetric little = kept("records-lag", 4, Map.of("topic", "purchases", "partition", "0"));
    KafkaMetric much = kept("records-lag", 9, Map.of("topic", "purchases", "partition", "1"));
    KafkaMetric stale = kept("records-lag-max", 700, Map.of("client-id", "a"));
    Map<MetricName, KafkaMetric> kept =
        Map.of(little.metricName(), little, much.metricName(), much, stale.metricName(), stale);
    new KafkaNumbers(() -> kept).showIn(measured, Topics.standard());

    assertThat(measured.scrape()).contains("waymark_kafka_lag_records 9.0\n");
  }

  private static KafkaMetric kept(double value, Map<String, String> tags) {
    return kept("records-consumed-total", value, tags);
  }

  private static KafkaMetric kept(String what, double value, Map<String, String> tags) {
    MetricName name = new MetricName(what, "consumer-fetch-manager-metrics", "", tags);
    return new KafkaMetric(
        new Object(),
        name,
        (org.apache.kafka.common.metrics.Gauge<Double>) (config, now) -> value,
        new MetricConfig(),
        Time.SYSTEM);
  }
}
