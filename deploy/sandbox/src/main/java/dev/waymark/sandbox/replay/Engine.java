package dev.waymark.sandbox.replay;

import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.EngineSettings;
import dev.waymark.app.Failure;
import dev.waymark.app.KpiSettings;
import dev.waymark.app.WireOf;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.rules.Rules;
import dev.waymark.stream.Observer;
import dev.waymark.stream.StreamRules;
import dev.waymark.stream.WaymarkTopology;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** One instance of the real topology, in this process. */
final class Engine implements AutoCloseable {

  private final KafkaStreams streams;

  Engine(Config config) {
    streams =
        new KafkaStreams(
            WaymarkTopology.of(rules(config), new WireOf(config).wire(true), Observer.NOBODY),
            settings(config));
    streams.start();
  }

  void requireAlive() {
    if (streams.state() == KafkaStreams.State.ERROR) {
      throw new Failure("Waymark has stopped with an error; its log says why");
    }
  }

  @Override
  public void close() {
    streams.close(Duration.ofSeconds(30));
  }

  private static Properties settings(Config config) {
    Properties settings = config.client();
    settings.put(
        StreamsConfig.APPLICATION_ID_CONFIG,
        config.settings().get(ConnectionSettings.APPLICATION_ID));
    settings.put(StreamsConfig.STATE_DIR_CONFIG, config.settings().get(EngineSettings.STATE_DIR));
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "200");
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, "1");
    settings.put(
        StreamsConfig.NUM_STREAM_THREADS_CONFIG,
        Integer.toString(config.settings().get(EngineSettings.THREADS)));
    return settings;
  }

  private static StreamRules rules(Config config) {
    Map<Grain, Long> retention = new EnumMap<>(Grain.class);
    KpiSettings.RETENTION.forEach(
        (grain, setting) -> {
          long ms = config.settings().get(setting).toMillis();
          if (ms > 0) {
            retention.put(grain, ms);
          }
        });
    int partitions = config.settings().get(ConnectionSettings.JOURNEY_PARTITIONS);
    return new StreamRules(
        config.rules(),
        config.topics(),
        partitions,
        partitions,
        config.settings().get(ConnectionSettings.KPI_PARTITIONS),
        config.settings().get(EngineSettings.FUTURE_ALLOWED).toMillis(),
        config.settings().get(EngineSettings.IDLE_AFTER).toMillis(),
        config
            .settings()
            .get(EngineSettings.CLOCK_END)
            .map(java.time.Instant::toEpochMilli)
            .orElse(Rules.NEVER),
        retention);
  }
}
