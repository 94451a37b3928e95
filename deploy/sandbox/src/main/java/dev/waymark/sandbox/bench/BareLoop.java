package dev.waymark.sandbox.bench;

import dev.waymark.domain.event.EventKind;
import dev.waymark.wire.Decoded;
import dev.waymark.wire.Wire;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The least that an exactly-once processor of these topics must do: consume, decode, copy out and
 * commit. The clients are set as Kafka Streams sets them.
 */
final class BareLoop implements Side {

  private static final long COMMIT_INTERVAL_NS =
      TimeUnit.MILLISECONDS.toNanos(Load.COMMIT_INTERVAL_MS);

  private final Load load;
  private final Map<String, Deserializer<Decoded>> decoders;

  BareLoop(Load load) {
    this.load = load;
    Wire wire = load.wire();
    this.decoders =
        Arrays.stream(EventKind.values()).collect(Collectors.toMap(Load::topic, wire::input));
  }

  static String copies(String round) {
    return "bench-copies-" + round;
  }

  @Override
  public Outcome run(String round) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(round);
        KafkaProducer<byte[], byte[]> producer = producer(round)) {
      producer.initTransactions();
      consumer.subscribe(decoders.keySet());
      ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(100));
      while (records.isEmpty()) {
        records = consumer.poll(Duration.ofMillis(100));
      }
      return work(new Copying(consumer, producer, copies(round)), records);
    }
  }

  private record Copying(
      KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer, String to) {}

  private Outcome work(Copying copying, ConsumerRecords<byte[], byte[]> first) {
    Stopwatch watch = new Stopwatch();
    ConsumerRecords<byte[], byte[]> records = first;
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    long done = 0;
    long committedNs = System.nanoTime();
    copying.producer().beginTransaction();
    while (true) {
      records.forEach(record -> copy(record, copying));
      offsets.putAll(records.nextOffsets());
      done += records.count();
      boolean over = done >= load.events();
      if (over || System.nanoTime() - committedNs >= COMMIT_INTERVAL_NS) {
        copying.producer().sendOffsetsToTransaction(offsets, copying.consumer().groupMetadata());
        copying.producer().commitTransaction();
        offsets.clear();
        committedNs = System.nanoTime();
        if (over) {
          return watch.stop(done);
        }
        copying.producer().beginTransaction();
      }
      records = copying.consumer().poll(Duration.ofMillis(100));
    }
  }

  private void copy(ConsumerRecord<byte[], byte[]> record, Copying copying) {
    Decoded decoded = decoder(record.topic()).deserialize(record.topic(), record.value());
    if (decoded instanceof Decoded.Rejected rejected) {
      throw new IllegalStateException(
          "an event of the benchmark is no event: " + rejected.message());
    }
    var unused =
        copying
            .producer()
            .send(new ProducerRecord<>(copying.to(), record.key(), decoded.original()));
  }

  private Deserializer<Decoded> decoder(String topic) {
    return Objects.requireNonNull(decoders.get(topic), topic);
  }

  private KafkaConsumer<byte[], byte[]> consumer(String round) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", load.bootstrapServers(),
            "group.id", "bench-bare-" + round,
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest",
            "enable.auto.commit", "false",
            "max.poll.records", "1000");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private KafkaProducer<byte[], byte[]> producer(String round) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            load.bootstrapServers(),
            "transactional.id",
            "bench-bare-" + round,
            "compression.type",
            "lz4",
            "linger.ms",
            "100");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
