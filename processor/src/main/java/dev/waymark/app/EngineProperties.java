package dev.waymark.app;

import dev.waymark.stream.SharedMemory;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** What Kafka Streams is told: our defaults, then what the user passes on, then what must be. */
final class EngineProperties {

  private static final String SESSION_TIMEOUT_MS = "15000";

  /** The others hear of a rebalance at their next heartbeat, and partitions stand until then. */
  private static final String HEARTBEAT_MS = "1000";

  private static final String TRANSACTION_TIMEOUT_MS = "60000";

  /** The usual 16 KB would be full several times in a commit; each batch has its buffers. */
  private static final String BATCH_BYTES = "131072";

  /** Kafka keeps the mark of what was deleted for a day, unless it is told otherwise. */
  private static final long MARKS_KEPT_MS = 86_400_000;

  private static final String MARKS_KEPT = StreamsConfig.topicPrefix("delete.retention.ms");

  /** Whether a record is too large is for its topic to say, once it is compressed. */
  private static final String LARGEST_BYTES = "16777216";

  private final Settings settings;
  private final Properties properties = new Properties();

  private EngineProperties(Settings settings) {
    this.settings = settings;
  }

  /** For an instance that others reach at {@code host:port}. */
  static Properties of(Config config, String reachedAt) {
    EngineProperties engine = new EngineProperties(config.settings());
    engine.prefer();
    engine.properties.putAll(config.client());
    engine.insist(config.engineId(), reachedAt);
    return engine.properties;
  }

  private void prefer() {
    int replication = settings.get(ConnectionSettings.REPLICATION);
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replication);
    properties.put(StreamsConfig.topicPrefix("min.insync.replicas"), replication >= 3 ? "2" : "1");
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_BYTES);
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        TRANSACTION_TIMEOUT_MS);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MS);
    properties.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
    properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    properties.put("processing.exception.handler.global.enabled", "true");
    String instance = settings.get(EngineSettings.INSTANCE_ID);
    if (!instance.isEmpty()) {
      properties.put(
          StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance);
    }
  }

  private void insist(String engineId, String reachedAt) {
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, engineId);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, reachedAt);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.get(EngineSettings.STATE_DIR));
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.get(EngineSettings.THREADS));
    properties.put(
        StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.get(EngineSettings.STANDBY_REPLICAS));
    properties.put(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
        settings.get(EngineSettings.COMMIT_INTERVAL).toMillis());
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedMemory.class);
    properties.put(SharedMemory.BYTES, settings.get(EngineSettings.STATE_MEMORY));
    properties.put(StreamsConfig.STATE_CLEANUP_DIR_MAX_AGE_MS_CONFIG, oldestStateMs());
  }

  /**
   * State on disk that has rested for longer than Kafka keeps the marks of what was deleted would
   * bring the deleted back, so it goes before that, and is restored.
   */
  private long oldestStateMs() {
    Object given = properties.get(MARKS_KEPT);
    long keptMs = given == null ? MARKS_KEPT_MS : Long.parseLong(given.toString().strip());
    return Math.max(1, keptMs / 2);
  }
}
