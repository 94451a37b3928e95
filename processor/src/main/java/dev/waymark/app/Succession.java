package dev.waymark.app;

import dev.waymark.stream.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Whose state an application goes on with: its own, or that of the run which {@code switch} has
 * made live. A topic remembers it, so that every instance finds it at its start.
 */
public final class Succession {

  private static final Duration POLL = Duration.ofMillis(200);

  private Succession() {}

  /** The topic that remembers it. */
  public static String topic(String application) {
    return application + ".live";
  }

  /** The settings with which this application works on: those asked for, with the run's state. */
  public static Config follow(Config asked) {
    return isGiven(asked) ? given(asked) : run(asked).map(name -> with(asked, name)).orElse(asked);
  }

  /** The same without a look at Kafka: only a run that the settings name is followed. */
  public static Config given(Config asked) {
    return isGiven(asked)
        ? with(asked, asked.settings().get(ConnectionSettings.APPLICATION_RUN))
        : asked;
  }

  private static boolean isGiven(Config asked) {
    return !asked.settings().get(ConnectionSettings.APPLICATION_RUN).isEmpty();
  }

  private static Config with(Config asked, String name) {
    String application = asked.settings().get(ConnectionSettings.APPLICATION_ID);
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(ConnectionSettings.APPLICATION_RUN.key(), name);
    new RunName(application, name)
        .topics()
        .forEach(
            (topic, called) -> {
              if (topic.policy() == Topic.Policy.INTERNAL) {
                texts.put("topics." + topic.key(), called);
              }
            });
    return asked.with(texts);
  }

  /** The run that is live; empty when the application works with what it began with. */
  public static Optional<String> run(Config config) {
    String topic = topic(config.settings().get(ConnectionSettings.APPLICATION_ID));
    try (Cluster cluster = new Cluster(config)) {
      if (!cluster.isThere(topic)) {
        return Optional.empty();
      }
    }
    Properties reading = config.reading();
    TopicPartition all = new TopicPartition(topic, 0);
    Optional<String> last = Optional.empty();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(all));
      consumer.seekToBeginning(List.of(all));
      long end = consumer.endOffsets(List.of(all)).getOrDefault(all, 0L);
      while (consumer.position(all) < end) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          last =
              Optional.ofNullable(each.value())
                  .map(value -> new String(value, StandardCharsets.UTF_8));
        }
      }
    }
    return last;
  }
}
