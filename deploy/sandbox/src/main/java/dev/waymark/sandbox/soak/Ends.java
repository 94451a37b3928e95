package dev.waymark.sandbox.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.app.Config;
import dev.waymark.sandbox.replay.Conservation;
import dev.waymark.sandbox.replay.RecordCells;
import dev.waymark.sandbox.replay.Standing;
import dev.waymark.sandbox.replay.Told;
import dev.waymark.schema.Kpi;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** How all records ended, as the committed KPIs tell it. */
final class Ends {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration STUCK = Duration.ofMinutes(1);
  private static final String RECORDS = "records|";

  private Ends() {}

  /** Reads until so many have ended, or nothing comes any more. */
  static Conservation read(Config config, Map<String, Long> sent) {
    String topic = config.topics().name(Topic.KPIS);
    long all = sent.values().stream().mapToLong(Long::longValue).sum();
    Map<String, Told<Kpi>> last = new HashMap<>();
    Standing standing = new Standing();
    try (Deserializer<Kpi> reader = Wire.of(config.wire()).output(Kpi.class).deserializer();
        KafkaConsumer<byte[], byte[]> consumer = consumer(config)) {
      List<TopicPartition> parts =
          consumer.partitionsFor(topic).stream()
              .map(part -> new TopicPartition(topic, part.partition()))
              .toList();
      consumer.assign(parts);
      consumer.seekToBeginning(parts);
      long heardNs = System.nanoTime();
      while (standing.ended() != all && System.nanoTime() - heardNs < STUCK.toNanos()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          heardNs = System.nanoTime();
          String key = new String(record.key(), UTF_8);
          if (record.value() != null && key.startsWith(RECORDS)) {
            Told<Kpi> told = new Told<>(key, reader.deserialize(topic, record.value()));
            standing.hear(told);
            if (told.value() != null && RecordCells.isNow(told.value())) {
              last.put(key, told);
            }
          }
        }
      }
    }
    return Conservation.of(sent, List.copyOf(last.values()));
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Config config) {
    Properties settings = config.reading();
    settings.put("fetch.min.bytes", "65536");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
