package dev.waymark.sandbox.bench;

import dev.waymark.app.Config;
import dev.waymark.domain.event.EventKind;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What both sides work on.
 *
 * @param events how many events lie in the input topics
 * @param partitions how many partitions each input topic has
 * @param folder where a side may keep its state
 * @param stream sets the input topics apart where there is more than one set of them
 */
record Load(
    String bootstrapServers,
    String registryUrl,
    long events,
    int partitions,
    Path folder,
    String stream) {

  static final int COMMIT_INTERVAL_MS = 100;

  static Load of(List<String> words) {
    return new Load(
        words.get(0),
        words.get(1),
        Long.parseLong(words.get(2)),
        Integer.parseInt(words.get(3)),
        Path.of(words.get(4)),
        words.get(5));
  }

  List<String> words() {
    return List.of(
        bootstrapServers,
        registryUrl,
        Long.toString(events),
        Integer.toString(partitions),
        folder.toString(),
        stream);
  }

  /** The same with input topics of their own. */
  Load of(String newStream) {
    return new Load(bootstrapServers, registryUrl, events, partitions, folder, newStream);
  }

  /** The settings of the topology in one round; every round writes to topics of its own. */
  Config config(String round) {
    Map<String, String> texts = new HashMap<>();
    texts.put("application.id", "bench-" + round);
    texts.put("bootstrap.servers", bootstrapServers);
    texts.put("registry.url", registryUrl);
    texts.put("registry.register", "true");
    texts.put("topics.replication", "1");
    texts.put("journey.partitions", Integer.toString(partitions));
    texts.put("threads", "1");
    texts.put("commit.interval", COMMIT_INTERVAL_MS + "ms");
    texts.put("currency", "EUR");
    texts.put("state.dir", folder.resolve("state-" + round).toString());
    texts.put("http.port", "0");
    // What was sent to a repartition topic counts, so it must still be there when it is counted.
    texts.put("kafka.repartition.purge.interval.ms", "86400000");
    for (Topic topic : Topic.values()) {
      if (topic.policy() != Topic.Policy.THE_USERS) {
        texts.put("topics." + topic.key(), topic.standardName() + "-" + round);
      } else {
        texts.put("topics." + topic.key(), input(topic));
      }
    }
    return Config.of(texts);
  }

  /** The way in and out that the topology uses as well. */
  Wire wire() {
    return Wire.of(config("any").wire());
  }

  /** The topic of a kind of event. */
  String topic(EventKind kind) {
    return input(Topic.of(kind));
  }

  private String input(Topic topic) {
    return stream + "." + topic.standardName();
  }
}
