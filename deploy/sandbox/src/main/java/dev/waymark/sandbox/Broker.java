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
    return start(folder, new BrokerSeat(1, clients, List.of(Port.free(Port.ANY, "controller"))));
  }

  /** Starts one of several brokers, or the only one, on what the folder holds. */
  static Broker start(Path folder, BrokerSeat seat) {
    BrokerLogs.quiet();
    Path logs = folder.resolve("kafka");
    KafkaConfig config = KafkaConfig.fromProps(settings(logs, seat), false);
    format(logs, seat.node(), List.of());
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    server.startup();
    return new Broker(server, seat.address());
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
  static void format(Path logs, int node, List<String> users) {
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setNodeId(node)
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

  static Properties settings(Path logs, BrokerSeat seat) {
    Properties settings = new Properties();
    settings.putAll(
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            Integer.toString(seat.node()),
            "controller.quorum.voters",
            seat.voters(),
            "controller.listener.names",
            "CONTROLLER",
            "listeners",
            "PLAINTEXT://" + seat.address() + ",CONTROLLER://" + seat.controller(),
            "advertised.listeners",
            "PLAINTEXT://" + seat.address(),
            "log.dirs",
            logs.toString()));
    settings.putAll(FRUGAL);
    settings.putAll(seat.isAlone() ? ALONE : TOGETHER);
    return settings;
  }

  /** One node replicates nothing, and nobody else is worth waiting for. */
  private static final Map<String, String> ALONE =
      Map.of(
          "auto.create.topics.enable", "false",
          // Events are older than any retention: what is history to the broker is news to us.
          "log.retention.ms", "-1",
          // So they do not make a file full before its size does, for the cleaner to take at once.
          "log.roll.ms", String.valueOf(Long.MAX_VALUE),
          "default.replication.factor", "1",
          "offsets.topic.replication.factor", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "share.coordinator.state.topic.replication.factor", "1",
          "share.coordinator.state.topic.min.isr", "1",
          "group.initial.rebalance.delay.ms", "0");

  /** Three hold each record, and two must have it; one that is gone is soon missed. */
  private static final Map<String, String> TOGETHER =
      Map.ofEntries(
          Map.entry("auto.create.topics.enable", "false"),
          Map.entry("log.retention.ms", "-1"),
          Map.entry("log.roll.ms", String.valueOf(Long.MAX_VALUE)),
          Map.entry("default.replication.factor", "3"),
          Map.entry("min.insync.replicas", "2"),
          Map.entry("offsets.topic.replication.factor", "3"),
          Map.entry("transaction.state.log.replication.factor", "3"),
          Map.entry("transaction.state.log.min.isr", "2"),
          Map.entry("share.coordinator.state.topic.replication.factor", "3"),
          Map.entry("share.coordinator.state.topic.min.isr", "2"),
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          Map.entry("broker.session.timeout.ms", "6000"),
          Map.entry("broker.heartbeat.interval.ms", "1000"),
          Map.entry("leader.imbalance.check.interval.seconds", "10"),
          Map.entry("replica.lag.time.max.ms", "10000"),
          Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "2000"));

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
