package dev.waymark.metrics;

import dev.waymark.stream.StandingNames;
import dev.waymark.stream.Topic;
import dev.waymark.stream.Topics;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.kafka.common.MetricName;

/** Picks the few numbers worth a look out of the thousands that Kafka's clients keep. */
public final class KafkaNumbers {

  private static final double MS_PER_SECOND = 1000;

  private final Supplier<Map<MetricName, ? extends org.apache.kafka.common.Metric>> kept;

  public KafkaNumbers(Supplier<Map<MetricName, ? extends org.apache.kafka.common.Metric>> kept) {
    this.kept = kept;
  }

  /** Shows them all. */
  public void showIn(Measured measured, Topics topics) {
    Stream.of(Topic.inputs(), Topic.commands())
        .flatMap(List::stream)
        .forEach(topic -> measured.show(Metric.READ, topic.key(), () -> read(topics.name(topic))));
    measured.show(Metric.KAFKA_LAG, () -> lag(kept.get()));
    measured.show(
        Metric.KAFKA_CONSUMED,
        () -> sum("consumer-fetch-manager-metrics", "records-consumed-total"));
    measured.show(
        Metric.KAFKA_CONSUMED_BYTES,
        () -> sum("consumer-fetch-manager-metrics", "bytes-consumed-total"));
    measured.show(Metric.KAFKA_SENT, () -> sum("producer-metrics", "record-send-total"));
    measured.show(Metric.KAFKA_SENT_BYTES, () -> sum("producer-metrics", "outgoing-byte-total"));
    measured.show(
        Metric.KAFKA_COMMIT_SECONDS,
        () -> most("stream-thread-metrics", "commit-latency-avg") / MS_PER_SECOND);
    measured.show(Metric.KAFKA_POLL_AGE_SECONDS, this::pollAgeSeconds);
    measured.show(Metric.KAFKA_DROPPED, () -> sum("stream-task-metrics", "dropped-records-total"));
    measured.show(
        Metric.KAFKA_REBALANCES, () -> sum("consumer-coordinator-metrics", "rebalance-total"));
    measured.show(
        Metric.KAFKA_RESTORE_REMAINING,
        () -> sum("stream-task-metrics", "restore-remaining-records-total"));
    measured.show(Metric.IDENTITIES, this::identities);
  }

  /** RocksDB estimates how much it holds, and only when it is asked. */
  private double identities() {
    return kept.get().entrySet().stream()
        .filter(kept -> kept.getKey().name().equals("estimate-num-keys"))
        .filter(kept -> StandingNames.STORE.equals(kept.getKey().tags().get("rocksdb-state-id")))
        .mapToDouble(kept -> number(kept.getValue()))
        .filter(Double::isFinite)
        .sum();
  }

  /**
   * How many records the partition furthest behind still has to read. What consumers keep as their
   * greatest lag is that of the last minute, and long stale when it is looked at.
   */
  public static double lag(Map<MetricName, ? extends org.apache.kafka.common.Metric> kept) {
    return kept.entrySet().stream()
        .filter(each -> each.getKey().name().equals("records-lag"))
        .mapToDouble(each -> number(each.getValue()))
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  private double read(String topic) {
    return kept.get().entrySet().stream()
        .filter(kept -> kept.getKey().name().equals("records-consumed-total"))
        .filter(kept -> kept.getKey().group().equals("consumer-fetch-manager-metrics"))
        .filter(kept -> topic.equals(kept.getKey().tags().get("topic")))
        .mapToDouble(kept -> number(kept.getValue()))
        .filter(Double::isFinite)
        .sum();
  }

  /**
   * How long ago the thread that is furthest behind asked for records. The consumers that restore
   * rest when there is nothing to restore, so they do not count.
   */
  public double pollAgeSeconds() {
    return kept.get().entrySet().stream()
        .filter(kept -> kept.getKey().name().equals("last-poll-seconds-ago"))
        .filter(kept -> kept.getKey().group().equals("consumer-metrics"))
        .filter(kept -> !isRestoring(kept.getKey()))
        .mapToDouble(kept -> number(kept.getValue()))
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  private static boolean isRestoring(MetricName name) {
    return String.valueOf(name.tags().get("client-id")).endsWith("-restore-consumer");
  }

  /** Per topic or partition the same number is kept again; only what a whole client did counts. */
  private DoubleStream values(String group, String name) {
    return kept.get().entrySet().stream()
        .filter(kept -> kept.getKey().name().equals(name) && kept.getKey().group().equals(group))
        .filter(kept -> !kept.getKey().tags().containsKey("topic"))
        .mapToDouble(kept -> number(kept.getValue()))
        .filter(Double::isFinite);
  }

  private double sum(String group, String name) {
    return values(group, name).sum();
  }

  private double most(String group, String name) {
    return values(group, name).max().orElse(0);
  }

  private static double number(org.apache.kafka.common.Metric metric) {
    return metric.metricValue() instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
