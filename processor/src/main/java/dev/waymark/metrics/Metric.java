package dev.waymark.metrics;

import java.util.List;

/**
 * The catalogue of what is scraped: names, labels and meanings are a contract with boards and
 * alerts. What is written as history has its names from {@link KpiSeries}.
 */
public enum Metric {
  RECORDS(
      Kind.COUNTER,
      "waymark_records_total",
      "Events and commands by how they ended; each ends in exactly one way.",
      "end",
      "topic"),
  READ(
      Kind.COUNTER,
      "waymark_records_read_total",
      "Events and commands read, as Kafka counts them; once all are worked off, the sum"
          + " of the ends.",
      "topic"),
  ORDERS(Kind.COUNTER, "waymark_orders_total", "Orders placed."),
  COMPLAINTS(
      Kind.COUNTER,
      "waymark_complaints_total",
      "Complaints, by contact or by mention, for a reason.",
      "reason"),
  STAGE_CHANGES(
      Kind.COUNTER,
      "waymark_stage_changes_total",
      "Customers who moved to a stage, as told; what is taken back later stays counted.",
      "to"),
  CHURN_ALERT_STEPS(
      Kind.COUNTER,
      "waymark_churn_alerts_total",
      "Steps of churn alerts, as told; RETRACTED is a step, too.",
      "band",
      "step"),
  SAVE_WINDOW_STEPS(
      Kind.COUNTER,
      "waymark_save_window_steps_total",
      "Steps of save windows, as told; RETRACTED is a step, too.",
      "step"),
  KPI_REVISIONS(
      Kind.COUNTER, "waymark_kpi_revisions_total", "Revisions of KPI cells that were told."),
  IDENTITY_CUT(
      Kind.COUNTER,
      "waymark_identity_cut_total",
      "How often a limit kept something from being done about who is who.",
      "limit"),
  IDENTITIES(
      Kind.GAUGE,
      "waymark_identities",
      "Names that were seen with others and are kept here, as the store estimates them."),
  CUSTOMERS(
      Kind.GAUGE,
      "waymark_customers",
      "Customers as they stand now, by stage and value segment.",
      "partition",
      "segment",
      "stage"),
  CUSTOMERS_VALUE(
      Kind.GAUGE,
      "waymark_customers_value",
      "Trailing value of customers as they stand now, in the reporting currency.",
      "partition",
      "segment",
      "stage"),
  CUSTOMERS_BY_RISK(
      Kind.GAUGE,
      "waymark_customers_by_risk",
      "NEW and ACTIVE customers now, by risk band and value segment.",
      "band",
      "partition",
      "segment"),
  CUSTOMERS_BY_RISK_VALUE(
      Kind.GAUGE,
      "waymark_customers_by_risk_value",
      "Trailing value of NEW and ACTIVE customers now, by risk band, in the reporting currency.",
      "band",
      "partition",
      "segment"),
  PROSPECTS(
      Kind.GAUGE,
      "waymark_prospects",
      "Prospects who have not bought yet, by what brought them first.",
      "first_touch",
      "partition"),
  SAVE_WINDOWS_OPEN(
      Kind.GAUGE,
      "waymark_save_windows_open",
      "Save windows that are open now, by what opened them.",
      "cause",
      "partition"),
  SAVE_WINDOWS_OPEN_VALUE(
      Kind.GAUGE,
      "waymark_save_windows_open_value",
      "What is at stake in open save windows, in the reporting currency.",
      "cause",
      "partition"),
  SAVE_WINDOWS_UNANSWERED(
      Kind.GAUGE,
      "waymark_save_windows_unanswered",
      "Open save windows without an answer since the last signal.",
      "cause",
      "partition"),
  SAVE_WINDOWS_UNANSWERED_VALUE(
      Kind.GAUGE,
      "waymark_save_windows_unanswered_value",
      "What is at stake in unanswered save windows, in the reporting currency.",
      "cause",
      "partition"),
  CASES_UNANSWERED(
      Kind.GAUGE,
      "waymark_cases_unanswered",
      "Open support cases that nobody has answered, by reason.",
      "partition",
      "reason"),
  COMPLAINING_CUSTOMERS(
      Kind.GAUGE,
      "waymark_value_at_risk_customers",
      "Customers with an open complaint now, by its reason.",
      "partition",
      "reason"),
  VALUE_AT_RISK(
      Kind.GAUGE,
      "waymark_value_at_risk",
      "Trailing value of customers with an open complaint, in the reporting currency.",
      "partition",
      "reason"),
  REPLAYING(
      Kind.GAUGE,
      "waymark_replaying",
      "1 while the events that come are older than a day, or the run is a replay; else 0."),
  CLOCK(
      Kind.GAUGE,
      "waymark_clock_seconds",
      "The moment a journey partition has come to, in seconds since 1970; NaN before its first.",
      "partition"),
  DEADLINES_BEHIND(
      Kind.GAUGE,
      "waymark_deadlines_behind_seconds",
      "How far the oldest deadline of a journey partition that is due lies behind its clock.",
      "partition"),
  PARTITIONS(
      Kind.GAUGE,
      "waymark_partitions",
      "How many partitions of journeys and of KPIs there must be, over all instances.",
      "of"),
  RULES(
      Kind.GAUGE,
      "waymark_rules",
      "Always 1; its labels are the reporting currency, the version of the rules and the run.",
      "currency",
      "rules",
      "run"),
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
      "Records of change logs that are still to be restored."),
  STATE_MEMORY(
      Kind.GAUGE,
      "waymark_state_memory_bytes",
      "What all stores on disk keep in memory outside the heap; state.memory is the limit."),
  HTTP_TURNED_AWAY(
      Kind.COUNTER,
      "waymark_http_turned_away_total",
      "Requests that were turned away (429) because one address asked too often, by what was"
          + " asked.",
      "way"),
  HTTP_STALE(
      Kind.COUNTER,
      "waymark_http_stale_total",
      "Look-ups for which a copy was asked, because the instance that keeps it was away."),
  HTTP_NOT_ALLOWED(
      Kind.COUNTER,
      "waymark_http_not_allowed_total",
      "Look-ups for which an instance was not asked, because http.peers does not allow its"
          + " address."),
  HISTORY_ON(
      Kind.GAUGE,
      "waymark_history_on",
      "1 when this instance writes history (history.remote-write.url is set), else 0."),
  HISTORY_SENT(
      Kind.COUNTER,
      "waymark_history_sent_samples_total",
      "Samples of KPIs that the history server has taken."),
  HISTORY_REFUSED(
      Kind.COUNTER,
      "waymark_history_refused_samples_total",
      "Samples of KPIs that are lost to history, by why the server refused them for good.",
      "reason"),
  HISTORY_RETRIES(
      Kind.COUNTER,
      "waymark_history_retries_total",
      "Requests to the history server that failed and are made again."),
  HISTORY_UNREAD(
      Kind.GAUGE,
      "waymark_history_unread_records",
      "Records of KPIs that the history publisher still has to read, of its slowest partition."),
  HISTORY_DELAY_SECONDS(
      Kind.GAUGE,
      "waymark_history_delay_seconds",
      "How long the oldest revision that was read waits for the history server to take it."),
  MEMORY_USED(
      Kind.GAUGE, "jvm_memory_used_bytes", "Memory of the virtual machine that is in use.", "area"),
  MEMORY_MAX(Kind.GAUGE, "jvm_memory_max_bytes", "The most heap there may be.", "area"),
  GARBAGE_SECONDS(
      Kind.COUNTER, "jvm_gc_seconds_total", "Time spent on collecting garbage, all collectors."),
  THREADS(Kind.GAUGE, "jvm_threads", "Threads that live."),
  CPU_SECONDS(Kind.COUNTER, "process_cpu_seconds_total", "Processor time of this process."),
  STARTED(
      Kind.GAUGE,
      "process_start_time_seconds",
      "When this process started, in seconds since 1970.");

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

  /** The names of its labels, in alphabetical order. */
  public List<String> labels() {
    return labels;
  }

  public boolean isCounter() {
    return kind == Kind.COUNTER;
  }

  /** Its unit, by the last word of its name: a count where there is none. */
  public Unit unit() {
    String bare = isCounter() ? label.substring(0, label.length() - "_total".length()) : label;
    if (bare.endsWith("_seconds")) {
      return Unit.SECONDS;
    }
    if (bare.endsWith("_bytes")) {
      return Unit.BYTES;
    }
    return bare.endsWith("_value") || this == VALUE_AT_RISK ? Unit.CURRENCY : Unit.COUNT;
  }

  /** The name it has before Prometheus' suffix for counters is added. */
  String meter() {
    return isCounter() ? label.substring(0, label.length() - "_total".length()) : label;
  }

  /** What a number is a number of. */
  public enum Unit {
    COUNT,
    SECONDS,
    BYTES,
    /** The reporting currency, in major units. */
    CURRENCY
  }

  private enum Kind {
    COUNTER,
    GAUGE
  }
}
