package dev.waymark.rebuild;

import dev.waymark.app.Cluster;
import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.Failure;
import dev.waymark.app.RunName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What a run remembers of itself, in a topic of its own that is never deleted from. Of two who
 * begin the same run at once, the first to have written its plan has planned it for both.
 */
record Journal(Config config, String topic) {

  private static final String PLAN = "plan";
  private static final String ENDED = "ended";
  private static final Duration POLL = Duration.ofMillis(200);

  static Journal of(Config config, RunName name) {
    return new Journal(config, name.journal());
  }

  boolean isThere(Cluster cluster) {
    return cluster.isThere(topic);
  }

  /** Makes the topic, unless somebody else just has. */
  void create(Cluster cluster) {
    int replication = config.settings().get(ConnectionSettings.REPLICATION);
    NewTopic made =
        new NewTopic(topic, 1, (short) replication)
            .configs(Map.of("cleanup.policy", "delete", "retention.ms", "-1"));
    try {
      cluster.ask(admin -> admin.createTopics(List.of(made)).all());
    } catch (Failure e) {
      if (Causes.of(e).noneMatch(TopicExistsException.class::isInstance)) {
        throw e;
      }
    }
  }

  void plan(RunPlan plan) {
    write(PLAN, plan.toBytes());
  }

  /** Notes that its results are final. */
  void ended(String when) {
    write(ENDED, when.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String key, byte[] value) {
    Properties writing = config.client();
    writing.put(ProducerConfig.ACKS_CONFIG, "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic, 0, key.getBytes(StandardCharsets.UTF_8), value))
          .get();
    } catch (ExecutionException e) {
      throw new Failure("topic " + topic + " takes no record: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted while writing to topic " + topic, e);
    }
  }

  /** What was planned first; empty when nobody has planned yet. */
  Optional<RunPlan> plan() {
    return Optional.ofNullable(read().get(PLAN)).map(RunPlan::read);
  }

  /** When its results were final, if they are. */
  Optional<String> ended() {
    return Optional.ofNullable(read().get(ENDED))
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }

  /** The first record of each key. */
  private Map<String, byte[]> read() {
    Properties reading = config.client();
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    TopicPartition all = new TopicPartition(topic, 0);
    Map<String, byte[]> first = new LinkedHashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(all));
      consumer.seekToBeginning(List.of(all));
      long end = consumer.endOffsets(List.of(all)).getOrDefault(all, 0L);
      while (consumer.position(all) < end) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          first.putIfAbsent(new String(each.key(), StandardCharsets.UTF_8), each.value());
        }
      }
    }
    return first;
  }
}
