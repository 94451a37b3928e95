package dev.waymark.app;

import dev.waymark.stream.LedgerLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Reads records as they are, with where they lie and when they were appended; only what is
 * committed. It belongs to no group and leaves no trace.
 */
public final class RecordReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Config config;
  private final KafkaConsumer<byte[], byte[]> consumer;

  public RecordReader(Config config) {
    this.config = config;
    Properties reading = config.reading();
    reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    reading.putIfAbsent(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
    consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * The partitions of a topic.
   *
   * @throws Failure when it is missing or Kafka does not answer
   */
  public List<TopicPartition> partitions(String topic) {
    List<TopicPartition> found =
        asking(
            () ->
                Optional.ofNullable(consumer.partitionsFor(topic)).orElse(List.of()).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .sorted(java.util.Comparator.comparingInt(TopicPartition::partition))
                    .toList());
    if (found.isEmpty()) {
      throw new Failure("topic " + topic + " is missing: has Waymark ever run here?");
    }
    return found;
  }

  /** The partition in which the records of a key lie, by Kafka's default partitioner. */
  public TopicPartition partition(String topic, String key) {
    List<TopicPartition> all = partitions(topic);
    return all.get(index(key, all.size()));
  }

  private static int index(String key, int partitions) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
  }

  /** Hears all that some partitions hold now, each in its order. */
  public void read(
      Collection<TopicPartition> some, Consumer<ConsumerRecord<byte[], byte[]>> hearer) {
    read(some, hearer, left -> {});
  }

  /**
   * The same.
   *
   * @param progress is told how many offsets are left, now and then
   */
  public void read(
      Collection<TopicPartition> some,
      Consumer<ConsumerRecord<byte[], byte[]>> hearer,
      LongConsumer progress) {
    asking(
        () -> {
          consumer.assign(some);
          consumer.seekToBeginning(some);
          Map<TopicPartition, Long> ends = consumer.endOffsets(some);
          for (long left = left(ends); left > 0; left = left(ends)) {
            progress.accept(left);
            consumer.poll(POLL).forEach(hearer);
          }
          return ends;
        });
  }

  private long left(Map<TopicPartition, Long> ends) {
    long left = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      left += Math.max(0, end.getValue() - consumer.position(end.getKey()));
    }
    return left;
  }

  /** The record at an offset, empty when it is no longer kept. */
  public Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>(1);
    pick(partition, new TreeSet<>(Set.of(offset)), found::add);
    return found.stream().findFirst();
  }

  /** Hears the records at some offsets of a partition, those that are still kept. */
  public void pick(
      TopicPartition partition,
      SortedSet<Long> offsets,
      Consumer<ConsumerRecord<byte[], byte[]>> hearer) {
    asking(
        () -> {
          List<TopicPartition> one = List.of(partition);
          long first = consumer.beginningOffsets(one).getOrDefault(partition, 0L);
          long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
          SortedSet<Long> there = offsets.subSet(first, end);
          if (there.isEmpty()) {
            return end;
          }
          consumer.assign(one);
          consumer.seek(partition, there.first());
          while (consumer.position(partition) <= there.last()) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
              if (there.contains(each.offset())) {
                hearer.accept(each);
              }
            }
          }
          return end;
        });
  }

  /** The first offset of each partition that is still kept. */
  public Map<TopicPartition, Long> beginnings(Collection<TopicPartition> some) {
    return asking(() -> consumer.beginningOffsets(some));
  }

  /** From which offset on the records of partitions are younger than an instant; absent: none. */
  public Map<TopicPartition, Long> firstAfter(Instant instant, Collection<TopicPartition> some) {
    Map<TopicPartition, Long> times = new HashMap<>();
    some.forEach(each -> times.put(each, instant.toEpochMilli() + 1));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    Map<TopicPartition, OffsetAndTimestamp> found = asking(() -> consumer.offsetsForTimes(times));
    found.forEach(
        (partition, offset) -> {
          if (offset != null) {
            offsets.put(partition, offset.offset());
          }
        });
    return offsets;
  }

  /** The ledgers of some customers, as the change log of the state has them. */
  public LedgerLog ledgers(Set<String> customers) {
    String topic = LedgerLog.topic(config.settings().get(ConnectionSettings.APPLICATION_ID));
    int journeyPartitions = config.settings().get(ConnectionSettings.JOURNEY_PARTITIONS);
    Set<Integer> wanted = new TreeSet<>();
    customers.forEach(customer -> wanted.add(LedgerLog.partition(customer, journeyPartitions)));
    LedgerLog log = new LedgerLog(customers);
    List<TopicPartition> there = new ArrayList<>(partitions(topic));
    there.removeIf(each -> !wanted.contains(each.partition()));
    read(there, each -> log.hear(each.key(), each.value()));
    return log;
  }

  private interface Question<T> {
    T ask();
  }

  private <T> T asking(Question<T> question) {
    try {
      return question.ask();
    } catch (KafkaException e) {
      throw new Failure(
          "Kafka at "
              + config.settings().get(ConnectionSettings.BOOTSTRAP_SERVERS)
              + " says: "
              + e.getMessage(),
          e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
