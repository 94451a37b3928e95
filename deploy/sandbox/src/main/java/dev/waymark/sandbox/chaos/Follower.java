package dev.waymark.sandbox.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.app.Config;
import dev.waymark.sandbox.replay.Standing;
import dev.waymark.sandbox.replay.Told;
import dev.waymark.schema.Grain;
import dev.waymark.schema.Kpi;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Follows from outside how the outputs of a run go on, as any consumer of committed results sees
 * it: up to when the journeys of each partition are final, and how many records have ended.
 */
final class Follower implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final Config config;
  private final String topic;
  private final Deserializer<Kpi> reader;
  private final Standing standing = new Standing();
  private final Map<String, Long> clocks = new HashMap<>();
  private final CompletableFuture<Void> work;
  private long lastNs = System.nanoTime();
  private volatile boolean closed;

  /**
   * @param config with a registry that always answers
   */
  Follower(Config config) {
    this.config = config;
    this.topic = config.topics().name(Topic.KPIS);
    this.reader = Wire.of(config.wire()).output(Kpi.class).deserializer();
    this.work = Beside.run("follow-" + config.engineId(), this::follow);
  }

  private void follow() {
    Properties settings = config.reading();
    settings.put("fetch.max.wait.ms", "50");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(part -> new TopicPartition(topic, part.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      while (!closed) {
        consumer.poll(POLL).forEach(this::hear);
      }
    }
  }

  private synchronized void hear(ConsumerRecord<byte[], byte[]> record) {
    lastNs = System.nanoTime();
    String key = new String(record.key(), UTF_8);
    if (record.value() == null || !(key.startsWith("clock|") || key.startsWith("records|"))) {
      return;
    }
    Kpi kpi = reader.deserialize(topic, record.value());
    standing.hear(new Told<>(key, kpi));
    if (key.startsWith("clock|") && kpi.getGrain() == Grain.NOW) {
      clocks.put(key, kpi.getCount());
    }
  }

  /**
   * Does nothing while it can follow.
   *
   * @throws java.util.concurrent.CompletionException with what keeps it from doing so
   */
  void requireWell() {
    if (work.isDone()) {
      work.join();
    }
  }

  /** Whether so many partitions have come further than they had then. */
  synchronized boolean hasMovedOn(Map<String, Long> then, int partitions) {
    return clocks.size() == partitions
        && clocks.entrySet().stream()
            .allMatch(now -> now.getValue() > then.getOrDefault(now.getKey(), Long.MIN_VALUE));
  }

  /** How many records have ended, in whatever way. */
  synchronized long ended() {
    return standing.ended();
  }

  /** What is still to come, as sentences. */
  synchronized List<String> missing(long sent, int partitions, Instant until) {
    return standing.missing(sent, partitions, until);
  }

  /** Whether nothing has been told for so long. */
  synchronized boolean isQuietFor(Duration span) {
    return System.nanoTime() - lastNs > span.toNanos();
  }

  @Override
  public void close() {
    closed = true;
    work.join();
  }
}
