package dev.waymark.sandbox.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * An output topic, read from its beginning without a group, as those see it who read only what is
 * committed.
 */
public final class OutputTopic<T> implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Deserializer<T> values;
  private final String topic;
  private final List<TopicPartition> partitions;

  /**
   * @param client what any client of this Kafka needs
   */
  public OutputTopic(Properties client, String topic, Deserializer<T> values) {
    this.values = values;
    this.topic = topic;
    this.consumer = new KafkaConsumer<>(settings(client));
    this.partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** All that is committed now. */
  public List<Told<T>> all() {
    List<Told<T>> all = new ArrayList<>();
    eachToEnd(all::add);
    return all;
  }

  /** The last word on each subject that is committed now, and what was forgotten since. */
  public List<Told<T>> last(BiFunction<String, T, String> subject) {
    Map<String, Told<T>> last = new LinkedHashMap<>();
    eachToEnd(told -> last.put(told.subject(subject), told));
    return List.copyOf(last.values());
  }

  /** Each record that is committed now, partition by partition in the order of the log. */
  public void eachToEnd(Consumer<Told<T>> taker) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      next().forEach(taker);
    }
  }

  /** What comes next within a moment, if anything does. */
  public List<Told<T>> next() {
    List<Told<T>> told = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      String key = record.key() == null ? "" : new String(record.key(), UTF_8);
      byte[] value = record.value();
      told.add(new Told<>(key, value == null ? null : values.deserialize(topic, value)));
    }
    return told;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private static Properties settings(Properties client) {
    Properties settings = new Properties();
    settings.putAll(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100");
    settings.put(
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    settings.put(
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    return settings;
  }
}
