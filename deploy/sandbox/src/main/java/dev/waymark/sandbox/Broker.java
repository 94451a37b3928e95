package dev.waymark.sandbox;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real Kafka broker inside this process: one node, broker and controller at once. */
public final class Broker implements AutoCloseable {

  private static final int NODE = 1;

  /** Always the same, so that a kept folder fits the next start. */
  private static final String CLUSTER = "V2F5bWFya1NhbmRib3gtMQ";

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private Broker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a broker on what the folder holds, or on nothing where it is empty.
   *
   * @param port the port for clients, or 0 for any free one
   * @throws IllegalArgumentException when the port is taken
   */
  public static Broker start(Path folder, int port) {
    BrokerLogs.quiet();
    int clients = Port.free(port, "broker");
    int controller = Port.free(Port.ANY, "controller");
    Path logs = folder.resolve("kafka");
    KafkaConfig config = KafkaConfig.fromProps(settings(logs, clients, controller), false);
    format(logs, List.of());
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    server.startup();
    return new Broker(server, "127.0.0.1:" + clients);
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** Lays out the folder of a broker, with the users that it knows from the beginning. */
  static void format(Path logs, List<String> users) {
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setNodeId(NODE)
          .setClusterId(CLUSTER)
          .setControllerListenerName("CONTROLLER")
          .addDirectory(logs.toString())
          .setMetadataLogDirectory(logs.toString())
          .setScramArguments(users)
          .setIgnoreFormatted(true)
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("cannot lay out " + logs + " for a broker: " + e, e);
    }
  }

  static Properties settings(Path logs, int clients, int controller) {
    Properties settings = new Properties();
    settings.putAll(
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            Integer.toString(NODE),
            "controller.quorum.voters",
            NODE + "@127.0.0.1:" + controller,
            "controller.listener.names",
            "CONTROLLER",
            "listeners",
            "PLAINTEXT://127.0.0.1:" + clients + ",CONTROLLER://127.0.0.1:" + controller,
            "advertised.listeners",
            "PLAINTEXT://127.0.0.1:" + clients,
            "log.dirs",
            logs.toString()));
    settings.putAll(ALONE);
    settings.putAll(FRUGAL);
    return settings;
  }

  /** One node replicates nothing, and nobody else is worth waiting for. */
  private static final Map<String, String> ALONE =
      Map.of(
          "auto.create.topics.enable", "false",
          // Events are older than any retention: what is history to the broker is news to us.
          "log.retention.ms", "-1",
          "default.replication.factor", "1",
          "offsets.topic.replication.factor", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "share.coordinator.state.topic.replication.factor", "1",
          "share.coordinator.state.topic.min.isr", "1",
          "group.initial.rebalance.delay.ms", "0");

  /** A broker for hundreds of nodes spends time and memory that a sandbox has not. */
  private static final Map<String, String> FRUGAL =
      Map.of(
          "offsets.topic.num.partitions", "4",
          "transaction.state.log.num.partitions", "4",
          "share.coordinator.state.topic.num.partitions", "1",
          "num.network.threads", "2",
          "num.io.threads", "4",
          "log.cleaner.dedupe.buffer.size", "16777216");
}
