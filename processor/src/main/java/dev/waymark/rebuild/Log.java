package dev.waymark.rebuild;

import dev.waymark.app.Config;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic read from its beginning to its end, as bytes, and only what is committed. */
final class Log implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  Log(Config config, String topic) {
    Properties reading = config.reading();
    reading.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
    consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    partitions =
        Optional.ofNullable(consumer.partitionsFor(topic)).orElse(List.of()).stream()
            .map(found -> new TopicPartition(topic, found.partition()))
            .toList();
  }

  /** How many partitions it has; none when it is not there. */
  int partitions() {
    return partitions.size();
  }

  /** Shows every record, in order by partition. */
  void each(Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    read(partitions, taker);
  }

  /** The same of one partition. */
  void each(int partition, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    read(partitions.stream().filter(each -> each.partition() == partition).toList(), taker);
  }

  private void read(List<TopicPartition> some, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    consumer.assign(some);
    consumer.seekToBeginning(some);
    Map<TopicPartition, Long> ends = consumer.endOffsets(some);
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      consumer.poll(POLL).forEach(taker);
    }
  }

  /** Where what is committed ends; a transaction that is open ends it. */
  Map<TopicPartition, Long> committedEnds() {
    return consumer.endOffsets(partitions);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
