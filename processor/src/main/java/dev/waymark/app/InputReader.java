package dev.waymark.app;

import dev.waymark.stream.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what topics that bring events or commands hold, up to their ends as of the beginning. It is
 * in no group and commits nothing, so reading leaves no trace.
 */
public final class InputReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Topic> inputs = new HashMap<>();
  private final Map<TopicPartition, Long> ends;
  private final long records;

  /** Is handed each record. */
  public interface Taker {

    /** A record of an input topic, as it lies there. */
    void take(Topic topic, ConsumerRecord<byte[], byte[]> record);
  }

  /**
   * Opens the four input topics.
   *
   * @throws Failure when one of them is not there
   */
  public InputReader(Config config) {
    this(config, Topic.inputs());
  }

  /**
   * Opens some topics.
   *
   * @throws Failure when one of them is not there
   */
  public InputReader(Config config, List<Topic> topics) {
    topics.forEach(topic -> inputs.put(config.topics().name(topic), topic));
    requireThere(config, inputs.keySet());
    Properties reading = config.reading();
    reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    reading.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
    consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> partitions = partitions();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      ends = Map.copyOf(consumer.endOffsets(partitions));
      records = ends.keySet().stream().mapToLong(this::unread).sum();
    } catch (KafkaException e) {
      consumer.close();
      throw new Failure("the input topics cannot be read: " + e.getMessage(), e);
    }
  }

  private static void requireThere(Config config, Set<String> names) {
    try (Cluster cluster = new Cluster(config)) {
      Set<String> there = cluster.topics(names).keySet();
      names.stream()
          .sorted()
          .filter(name -> !there.contains(name))
          .findFirst()
          .ifPresent(
              name -> {
                throw new Failure("topic " + name + " is missing: history is read from it");
              });
    }
  }

  private List<TopicPartition> partitions() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String name : inputs.keySet()) {
      consumer
          .partitionsFor(name)
          .forEach(found -> partitions.add(new TopicPartition(name, found.partition())));
    }
    return partitions;
  }

  private long unread(TopicPartition partition) {
    return Math.max(0, ends.getOrDefault(partition, 0L) - consumer.position(partition));
  }

  /** How many records there were to read at first, about: markers of transactions count, too. */
  public long records() {
    return records;
  }

  /**
   * Hands over every record, in order within each partition.
   *
   * @throws Failure when Kafka does not answer any more
   */
  public void readAll(Taker taker) {
    try {
      while (ends.keySet().stream().anyMatch(partition -> unread(partition) > 0)) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          take(record, taker);
        }
        consumer.pause(ends.keySet().stream().filter(each -> unread(each) == 0).toList());
      }
    } catch (KafkaException e) {
      throw new Failure("the input topics cannot be read: " + e.getMessage(), e);
    }
  }

  /** What came after the beginning is left alone. */
  private void take(ConsumerRecord<byte[], byte[]> record, Taker taker) {
    Topic topic = inputs.get(record.topic());
    long end = ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    if (topic != null && record.offset() < end) {
      taker.take(topic, record);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
