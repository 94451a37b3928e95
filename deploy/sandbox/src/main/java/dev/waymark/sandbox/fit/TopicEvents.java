package dev.waymark.sandbox.fit;

import dev.waymark.app.Cluster;
import dev.waymark.app.Config;
import dev.waymark.app.Failure;
import dev.waymark.sandbox.replay.OutputTopic;
import dev.waymark.sandbox.replay.Told;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Decoded;
import dev.waymark.wire.Wire;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/**
 * Reads what the four input topics hold and which names were linked, in the order of each; reading
 * leaves no trace there.
 */
final class TopicEvents {

  private TopicEvents() {}

  /**
   * Reads each input topic to its end as of now.
   *
   * @throws Failure when one is missing or cannot be read
   */
  static void read(Config config, Consumer<Decoded> taker) {
    try {
      requireThere(config);
      Wire wire = Wire.of(config.wire());
      for (Topic topic : Topic.inputs()) {
        try (OutputTopic<Decoded> input =
            new OutputTopic<>(
                config.client(), config.topics().name(topic), wire.input(Topic.kind(topic)))) {
          Told.every(input.all()).forEach(taker);
        }
      }
      readLinks(config, wire, taker);
    } catch (KafkaException e) {
      throw new Failure("the input topics cannot be read: " + e.getMessage(), e);
    }
  }

  /** Where nobody ever said who is who, there need be no topic. */
  private static void readLinks(Config config, Wire wire, Consumer<Decoded> taker) {
    String name = config.topics().name(Topic.LINKS);
    try (Cluster cluster = new Cluster(config)) {
      if (!cluster.topics(Set.of(name)).containsKey(name)) {
        return;
      }
    }
    try (OutputTopic<Decoded> links = new OutputTopic<>(config.client(), name, wire.links())) {
      Told.every(links.all()).forEach(taker);
    }
  }

  private static void requireThere(Config config) {
    List<String> names = Topic.inputs().stream().map(config.topics()::name).toList();
    try (Cluster cluster = new Cluster(config)) {
      Set<String> there = cluster.topics(names).keySet();
      for (String name : names) {
        if (!there.contains(name)) {
          throw new Failure("topic " + name + " is missing: history is read from it");
        }
      }
    }
  }
}
