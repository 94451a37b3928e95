package dev.waymark.sandbox.chaos;

import dev.waymark.app.Config;
import dev.waymark.sandbox.replay.LastWords;
import dev.waymark.sandbox.rig.Instance;
import dev.waymark.sandbox.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the processes of a run meet.
 *
 * @param folder what they keep
 * @param bootstrapServers the brokers
 * @param registryUrl the registry, past whatever is done to it
 */
record Place(Path folder, String bootstrapServers, String registryUrl) {

  static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  static final Instant UNTIL = Instant.parse("2025-07-01T00:00:00Z");
  static final String REFERENCE = "reference";

  /** Of each topic, unless a setting says otherwise. */
  static final int PARTITIONS = 4;

  /** Shorter than in production, so that a rig need not wait so long. */
  static final long SESSION_MS = 10_000;

  static final long TRANSACTION_MS = 10_000;

  /** Of an instance: it lives for so short that optimizing its code would not pay. */
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx384m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED");

  /** Of the words that {@link #words} gives. */
  static Place of(List<String> words) {
    return new Place(Path.of(words.get(0)), words.get(1), words.get(2));
  }

  List<String> words() {
    return List.of(folder.toString(), bootstrapServers, registryUrl);
  }

  /** The settings of the work that faults are done to. */
  Config live() {
    Map<String, String> texts = new TreeMap<>();
    texts.put("application.id", "chaos");
    texts.put("bootstrap.servers", bootstrapServers);
    texts.put("registry.url", registryUrl);
    texts.put("registry.register", "true");
    texts.put("topics.replication", "3");
    texts.put("standby.replicas", "1");
    // Nine processes share few cores: fewer transactions, each as good to be killed in.
    texts.put("commit.interval", "500ms");
    texts.put("currency", "EUR");
    texts.put("kpi.campaigns", String.join(", ", Simulator.CAMPAIGNS));
    texts.put("journeys.in-memory", "32MB");
    texts.put("http.port", "0");
    texts.put("state.dir", folder.resolve("state").toString());
    // Old cells are forgotten a stretch at each commit: what is not forgotten yet differs by
    // nature.
    texts.put("kpi.retention.minute", "0");
    texts.put("kpi.retention.hour", "0");
    // All is told again when a partition is silent for so long: not while a broker is away.
    texts.put("clock.idle-after", "20s");
    texts.put("clock.end", UNTIL.toString());
    texts.put("census", UNTIL.toString());
    texts.put("kafka.consumer.session.timeout.ms", Long.toString(SESSION_MS));
    texts.put("kafka.consumer.heartbeat.interval.ms", "1000");
    texts.put("kafka.producer.transaction.timeout.ms", Long.toString(TRANSACTION_MS));
    return Config.of(texts);
  }

  /** The settings of the same work that nothing is done to. */
  Config reference() {
    return LastWords.ofRun(live(), REFERENCE).with(Map.of("clock.idle-after", "5s"));
  }

  /** One instance with a lasting name, not started yet. */
  Instance instance(Config config, String name) {
    return new Instance(made(name), OPTIONS, config, name);
  }

  /** Where the producer writes what was acknowledged. */
  Path acknowledged() {
    return folder.resolve("acknowledged.txt");
  }

  /** A file that tells the producer, by being there, that it has sent enough. */
  Path enough() {
    return folder.resolve("enough");
  }

  /** Where the checker writes what it found. */
  Path verdict() {
    return folder.resolve("verdict.json");
  }

  /** A folder in this place, made when it is not there. */
  Path made(String name) {
    return made(folder, name);
  }

  static Path made(Path folder, String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
