package dev.waymark.app;

import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;

/** Reads what a running Waymark has told on one output topic; only what is committed. */
public final class OutputReader<T extends SpecificRecord> implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Deserializer<T> deserializer;
  private final List<TopicPartition> partitions;
  private final Predicate<String> wanted;

  /**
   * Opens a topic.
   *
   * @throws Failure when it is not there
   */
  public OutputReader(Config config, Topic topic, Class<T> type) {
    this(config, topic, type, key -> true);
  }

  /**
   * Opens a topic to hear of some keys only; the other records are not even decoded.
   *
   * @throws Failure when it is not there
   */
  public OutputReader(Config config, Topic topic, Class<T> type, Predicate<String> wanted) {
    this.wanted = wanted;
    Properties reading = config.reading();
    reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    reading.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "15000");
    consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    deserializer = Wire.of(config.wire()).output(type).deserializer();
    try {
      partitions = partitions(config.topics().name(topic));
    } catch (KafkaException e) {
      consumer.close();
      throw new Failure(
          "Kafka at " + reading.get("bootstrap.servers") + " says: " + e.getMessage(), e);
    }
    if (partitions.isEmpty()) {
      consumer.close();
      throw new Failure(
          "topic " + config.topics().name(topic) + " is missing: has Waymark ever run here?");
    }
  }

  private List<TopicPartition> partitions(String name) {
    return Optional.ofNullable(consumer.partitionsFor(name)).orElse(List.of()).stream()
        .map(found -> new TopicPartition(name, found.partition()))
        .sorted(java.util.Comparator.comparingInt(TopicPartition::partition))
        .toList();
  }

  /** Hears all that has been told so far, in order by partition. */
  public void readAll(Consumer<Told<T>> hearer) {
    readAll(hearer, () -> true);
  }

  /** The same, as long as it is to go on. */
  void readAll(Consumer<Told<T>> hearer, BooleanSupplier goesOn) {
    read(partitions, hearer, goesOn);
  }

  /** Hears all that has been told so far about one key. */
  public void readAbout(String key, Consumer<Told<T>> hearer) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    int partition = Utils.toPositive(Utils.murmur2(bytes)) % partitions.size();
    read(
        List.of(partitions.get(partition)),
        told -> {
          if (told.key().equals(key)) {
            hearer.accept(told);
          }
        },
        () -> true);
  }

  private void read(
      Collection<TopicPartition> some, Consumer<Told<T>> hearer, BooleanSupplier goesOn) {
    consumer.assign(some);
    consumer.seekToBeginning(some);
    Map<TopicPartition, Long> ends = consumer.endOffsets(some);
    while (goesOn.getAsBoolean()
        && ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      poll(hearer);
    }
  }

  /** Passes over what has been told so far; known at once, so that nothing later is missed. */
  void seekToEnd() {
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** Hears what is told from now on, as long as it is to go on. */
  public void follow(Consumer<Told<T>> hearer, BooleanSupplier goesOn) {
    if (consumer.assignment().isEmpty()) {
      seekToEnd();
    }
    while (goesOn.getAsBoolean()) {
      poll(hearer);
    }
  }

  private void poll(Consumer<Told<T>> hearer) {
    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
      String key = each.key() == null ? "" : new String(each.key(), StandardCharsets.UTF_8);
      if (wanted.test(key)) {
        hearer.accept(
            new Told<>(
                key,
                Optional.ofNullable(each.value())
                    .map(value -> deserializer.deserialize(each.topic(), value))));
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
    deserializer.close();
  }
}
