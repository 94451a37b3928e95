package dev.waymark.sandbox.chaos;

import dev.waymark.app.Config;
import dev.waymark.sandbox.chaos.Acknowledged.Taken;
import dev.waymark.stream.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What lies in the input topics.
 *
 * @param counts how many records, by the topic's key
 * @param mixture what is special in them
 * @param wrong where that is not what was acknowledged
 */
record Inputs(Map<String, Long> counts, Mixture mixture, List<String> wrong) {

  private static final Duration POLL = Duration.ofMillis(200);

  static Inputs read(Config config, Map<String, Taken> acknowledged) {
    Map<String, Taken> missing = new HashMap<>(acknowledged);
    Map<String, Long> counts = new TreeMap<>();
    Mixture mixture = new Mixture(config);
    List<String> wrong = new ArrayList<>();
    Stream.of(Topic.inputs(), Topic.commands())
        .flatMap(List::stream)
        .forEach(topic -> counts.put(topic.key(), read(config, topic, missing, mixture, wrong)));
    missing
        .keySet()
        .forEach(place -> wrong.add("input " + place + " was acknowledged and is lost"));
    return new Inputs(counts, mixture, wrong);
  }

  private static long read(
      Config config, Topic topic, Map<String, Taken> missing, Mixture mixture, List<String> wrong) {
    long count = 0;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            config.reading(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(config.topics().name(topic)).stream()
              .map(part -> new TopicPartition(part.topic(), part.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream()
          .anyMatch(part -> consumer.position(part) < Objects.requireNonNull(ends.get(part)))) {
        for (var record : consumer.poll(POLL)) {
          count++;
          String place = Acknowledged.place(topic, record.partition(), record.offset());
          Taken taken = missing.remove(place);
          if (taken == null) {
            wrong.add("input " + place + " was never acknowledged");
            continue;
          }
          if (taken.sum() != Acknowledged.sum(record.key(), record.value())) {
            wrong.add("input " + place + " is not what was acknowledged");
          }
          mixture.hear(topic, record, taken.sentAtMs());
        }
      }
    }
    return count;
  }
}
