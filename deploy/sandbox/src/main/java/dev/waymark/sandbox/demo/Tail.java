package dev.waymark.sandbox.demo;

import dev.waymark.app.Config;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Journey;
import dev.waymark.schema.Kpi;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.StageChange;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads the output topics from their beginnings, committed records alone, into a picture. */
final class Tail implements AutoCloseable {

  private final Config config;
  private final Wire wire;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, BiConsumer<String, byte @Nullable []>> readers = new HashMap<>();

  Tail(Config config, Wire wire, Picture picture) {
    this.config = config;
    this.wire = wire;
    Properties settings = config.client();
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", "false");
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    read(Topic.JOURNEYS, Journey.class, picture.customers()::take);
    read(Topic.KPIS, Kpi.class, picture.sales()::take);
    readEach(Topic.STAGE_CHANGES, StageChange.class, picture.moves()::take);
    readEach(Topic.CHURN_ALERTS, ChurnAlert.class, picture.alerts()::take);
    readEach(Topic.SAVE_WINDOWS, SaveWindow.class, picture.windows()::take);
    List<TopicPartition> partitions =
        readers.keySet().stream().flatMap(topic -> partitions(topic).stream()).toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Takes in what has come, waiting a while where nothing has; says how much it was. */
  int poll(Duration patience) {
    int taken = 0;
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
      BiConsumer<String, byte @Nullable []> reader = readers.get(record.topic());
      if (reader != null) {
        reader.accept(new String(record.key(), StandardCharsets.UTF_8), record.value());
        taken++;
      }
    }
    return taken;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private <T extends SpecificRecord> void read(
      Topic topic, Class<T> type, BiConsumer<String, @Nullable T> take) {
    String name = config.topics().name(topic);
    Deserializer<T> deserializer = wire.output(type).deserializer();
    readers.put(name, (key, value) -> take.accept(key, decoded(deserializer, name, value)));
  }

  private <T extends SpecificRecord> void readEach(
      Topic topic, Class<T> type, java.util.function.Consumer<T> take) {
    read(
        topic,
        type,
        (key, value) -> {
          if (value != null) {
            take.accept(value);
          }
        });
  }

  private static <T> @Nullable T decoded(
      Deserializer<T> deserializer, String topic, byte @Nullable [] value) {
    return value == null ? null : deserializer.deserialize(topic, value);
  }

  private List<TopicPartition> partitions(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }
}
