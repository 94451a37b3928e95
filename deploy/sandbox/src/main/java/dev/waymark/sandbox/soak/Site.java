package dev.waymark.sandbox.soak;

import dev.waymark.app.Config;
import dev.waymark.sandbox.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the processes of a soak meet.
 *
 * @param folder what they keep
 */
record Site(Path folder, String bootstrapServers, String registryUrl) {

  /** Of the words that {@link #words} gives. */
  static Site of(List<String> words) {
    return new Site(Path.of(words.get(0)), words.get(1), words.get(2));
  }

  List<String> words() {
    return List.of(folder.toString(), bootstrapServers, registryUrl);
  }

  /**
   * The settings of an instance, but for its name.
   *
   * @param stateMemory the setting {@code state.memory}
   * @param inMemory the setting {@code journeys.in-memory}
   */
  Config config(String stateMemory, String inMemory) {
    Map<String, String> texts = new TreeMap<>();
    texts.put("application.id", "soak");
    texts.put("bootstrap.servers", bootstrapServers);
    texts.put("registry.url", registryUrl);
    texts.put("registry.register", "true");
    texts.put("topics.replication", "1");
    // What nobody reads any more would fill the disk of this machine.
    texts.put("topics.retention", "2h");
    texts.put("standby.replicas", "1");
    texts.put("currency", "EUR");
    texts.put("kpi.campaigns", String.join(", ", Simulator.CAMPAIGNS));
    texts.put("state.memory", stateMemory);
    texts.put("journeys.in-memory", inMemory);
    // Days pass in seconds here, so cells of minutes are many, and soon over.
    texts.put("kpi.retention.minute", "1d");
    texts.put("kpi.retention.hour", "30d");
    // The story is years behind the wall clock: silence must not be taken for the passing of years.
    texts.put("clock.idle-after", "1h");
    // An instance that is new gets work as soon as it has the state, and not ten minutes later.
    texts.put("kafka.probing.rebalance.interval.ms", "60000");
    texts.put("http.port", "0");
    texts.put("state.dir", folder.resolve("state").toString());
    return Config.of(texts);
  }

  /** A file that tells the producer, by being there, that it has sent enough. */
  Path enough() {
    return folder.resolve("enough");
  }

  /** Where the producer writes how many records it sent, by topic. */
  Path supplied() {
    return folder.resolve("supplied.json");
  }

  /** A folder in this place, made when it is not there. */
  Path made(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
