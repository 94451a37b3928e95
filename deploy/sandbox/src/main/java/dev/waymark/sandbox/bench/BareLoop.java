package dev.waymark.sandbox.bench;

import dev.waymark.domain.event.EventKind;
import dev.waymark.wire.Schemas;
import dev.waymark.wire.Wire;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;

/**
 * The least that an exactly-once program of these topics must do, written as anybody would write
 * it: consume, decode with Avro's own reader, copy out with Avro's own writer, commit. The clients
 * are set as Kafka Streams sets them. It holds no code of ours, so it is the same yardstick
 * whatever we do.
 */
final class BareLoop implements Side {

  private static final long COMMIT_INTERVAL_NS =
      TimeUnit.MILLISECONDS.toNanos(Load.COMMIT_INTERVAL_MS);

  private final Load load;
  private final Map<String, Serde<? extends SpecificRecord>> serdes;

  BareLoop(Load load) {
    this.load = load;
    Wire wire = load.wire();
    this.serdes =
        Arrays.stream(EventKind.values())
            .collect(Collectors.toMap(load::topic, kind -> wire.output(Schemas.recordOf(kind))));
  }

  static String copies(String round) {
    return "bench-copies-" + round;
  }

  @Override
  public Outcome run(String round) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(round);
        KafkaProducer<byte[], byte[]> producer = producer(round)) {
      producer.initTransactions();
      consumer.subscribe(serdes.keySet());
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
    byte[] copy = copy(serde(record.topic()), record);
    var unused = copying.producer().send(new ProducerRecord<>(copying.to(), record.key(), copy));
  }

  private static <T extends SpecificRecord> byte[] copy(
      Serde<T> serde, ConsumerRecord<byte[], byte[]> record) {
    T event = serde.deserializer().deserialize(record.topic(), record.value());
    return serde.serializer().serialize(record.topic(), event);
  }

  private Serde<? extends SpecificRecord> serde(String topic) {
    return Objects.requireNonNull(serdes.get(topic), topic);
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
