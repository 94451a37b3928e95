package dev.waymark.metrics;

import java.util.List;

/** The catalogue of metrics: names, labels and meanings are a contract with boards and alerts. */
public enum Metric {
  RECORDS(
      Kind.COUNTER,
      "waymark_records_total",
      "Records of the input topics by how they ended; each record ends in exactly one way.",
      "topic",
      "end"),
  READ(
      Kind.COUNTER,
      "waymark_records_read_total",
      "Records read from the input topics, as Kafka counts them; once all are worked off, the sum"
          + " of the ends.",
      "topic"),
  CLOCK(
      Kind.GAUGE,
      "waymark_clock_seconds",
      "The moment a journey partition has come to, in seconds since 1970.",
      "partition"),
  DEADLINES_BEHIND(
      Kind.GAUGE,
      "waymark_deadlines_behind_seconds",
      "How far the oldest deadline of a journey partition that is due lies behind its clock.",
      "partition"),
  RUNNING(Kind.GAUGE, "waymark_running", "1 while Kafka Streams is in the state RUNNING, else 0."),
  READY(Kind.GAUGE, "waymark_ready", "1 once the state has been restored, else 0."),
  THREADS_REPLACED(
      Kind.COUNTER,
      "waymark_threads_replaced_total",
      "Stream threads that died of an error and were replaced."),
  KAFKA_LAG(
      Kind.GAUGE,
      "waymark_kafka_lag_records",
      "How many records the partition furthest behind still has to read."),
  KAFKA_CONSUMED(
      Kind.COUNTER, "waymark_kafka_consumed_records_total", "Records read from Kafka, all topics."),
  KAFKA_CONSUMED_BYTES(
      Kind.COUNTER, "waymark_kafka_consumed_bytes_total", "Bytes read from Kafka, all topics."),
  KAFKA_SENT(
      Kind.COUNTER,
      "waymark_kafka_sent_records_total",
      "Records written to Kafka, change logs and repartition topics included."),
  KAFKA_SENT_BYTES(
      Kind.COUNTER, "waymark_kafka_sent_bytes_total", "Bytes sent to Kafka by producers."),
  KAFKA_COMMIT_SECONDS(
      Kind.GAUGE,
      "waymark_kafka_commit_seconds",
      "How long a commit takes on average, of the slowest thread."),
  KAFKA_POLL_AGE_SECONDS(
      Kind.GAUGE,
      "waymark_kafka_poll_age_seconds",
      "How long ago the thread that is furthest behind asked for records."),
  KAFKA_DROPPED(
      Kind.COUNTER,
      "waymark_kafka_dropped_records_total",
      "Records that Kafka Streams itself dropped; anything but 0 is a bug."),
  KAFKA_REBALANCES(
      Kind.COUNTER,
      "waymark_kafka_rebalances_total",
      "Rebalances that this instance took part in."),
  KAFKA_RESTORE_REMAINING(
      Kind.GAUGE,
      "waymark_kafka_restore_remaining_records",
      "Records of change logs that are still to be restored.");

  private final Kind kind;
  private final String label;
  private final String sentence;
  private final List<String> labels;

  Metric(Kind kind, String label, String sentence, String... labels) {
    this.kind = kind;
    this.label = label;
    this.sentence = sentence;
    this.labels = List.of(labels);
  }

  /** Its name as Prometheus sees it. */
  public String label() {
    return label;
  }

  /** What it says. */
  public String sentence() {
    return sentence;
  }

  /** The names of its labels. */
  public List<String> labels() {
    return labels;
  }

  public boolean isCounter() {
    return kind == Kind.COUNTER;
  }

  /** The name it has before Prometheus' suffix for counters is added. */
  String meter() {
    return isCounter() ? label.substring(0, label.length() - "_total".length()) : label;
  }

  private enum Kind {
    COUNTER,
    GAUGE
  }
}
