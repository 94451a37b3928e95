package dev.waymark.sandbox.chaos;

import dev.waymark.sandbox.BrokerMain;
import dev.waymark.sandbox.BrokerSeat;
import dev.waymark.sandbox.ChildProcess;
import dev.waymark.sandbox.Port;
import dev.waymark.sandbox.rig.Wait;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.TopicPartitionInfo;

/** Three brokers that hold the same records, each in a process of its own. */
final class Brokers implements AutoCloseable {

  private static final Duration READY_WITHIN = Duration.ofSeconds(90);
  private static final long STOPPED_WITHIN_MS = 30_000;
  private static final List<String> OPTIONS =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Path folder;
  private final List<BrokerSeat> seats;
  private final List<ChildProcess> processes = new ArrayList<>();
  private int starts;

  private Brokers(Path folder) {
    this.folder = folder;
    List<Integer> controllers = new ArrayList<>();
    for (int i = 0; i < Schedule.BROKERS; i++) {
      controllers.add(Port.free(Port.ANY, "controller"));
    }
    this.seats =
        IntStream.rangeClosed(1, Schedule.BROKERS)
            .mapToObj(node -> new BrokerSeat(node, Port.free(Port.ANY, "broker"), controllers))
            .toList();
  }

  /** Starts them on an empty folder. */
  static Brokers start(Path folder) {
    Brokers brokers = new Brokers(folder);
    try {
      for (int node = 1; node <= Schedule.BROKERS; node++) {
        brokers.processes.add(brokers.process(node));
      }
      for (int node = 1; node <= Schedule.BROKERS; node++) {
        brokers.awaitListening(node);
      }
      brokers.awaitTogether();
      return brokers;
    } catch (RuntimeException e) {
      brokers.close();
      throw e;
    }
  }

  private void awaitTogether() {
    try (Admin admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers()))) {
      if (!Wait.until(() -> nodes(admin) == Schedule.BROKERS, READY_WITHIN)) {
        throw new IllegalStateException(
            "of " + Schedule.BROKERS + " brokers only " + nodes(admin) + " found one another");
      }
    }
  }

  private static int nodes(Admin admin) {
    try {
      return admin.describeCluster().nodes().get().size();
    } catch (ExecutionException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for brokers", e);
    }
  }

  String bootstrapServers() {
    return seats.stream().map(BrokerSeat::address).collect(Collectors.joining(","));
  }

  /** Ends one the hard way; says what shows it. */
  String kill(int node) {
    ChildProcess process = processes.get(node - 1);
    process.kill();
    return gone(node, process);
  }

  /** Asks one to end, as an upgrade does; says what shows it. */
  String stop(int node) {
    ChildProcess process = processes.get(node - 1);
    if (!process.end(STOPPED_WITHIN_MS)) {
      process.kill();
    }
    return gone(node, process);
  }

  private static String gone(int node, ChildProcess process) {
    return "broker %d, pid %d, exit code %d"
        .formatted(node, process.handle().pid(), process.exitCode().orElse(-1));
  }

  /** Whether it left the mark of whoever closes all of its logs before it ends. */
  boolean closedItsLogs(int node) {
    return Files.exists(own(node).resolve("kafka").resolve(".kafka_cleanshutdown"));
  }

  /** What a broker leads, as a clause. */
  String leads(Admin admin, int node) {
    try {
      long partitions =
          partitions(admin)
              .filter(part -> part.leader() != null && part.leader().id() == node)
              .count();
      int controller = admin.describeMetadataQuorum().quorumInfo().get().leaderId();
      return "it led "
          + partitions
          + " partitions"
          + (controller == node ? " and all brokers, as their controller" : "");
    } catch (ExecutionException e) {
      return "what it led Kafka did not tell";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for leaders", e);
    }
  }

  void restart(int node) {
    processes.set(node - 1, process(node));
    awaitListening(node);
  }

  /** Waits until each partition has all of its replicas again. */
  boolean awaitWhole(Admin admin, Duration within) {
    return Wait.until(() -> isWhole(admin), within);
  }

  private static boolean isWhole(Admin admin) {
    try {
      return partitions(admin).allMatch(part -> part.isr().size() == part.replicas().size());
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for replicas", e);
    }
  }

  private static Stream<TopicPartitionInfo> partitions(Admin admin)
      throws ExecutionException, InterruptedException {
    Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    return admin.describeTopics(topics).allTopicNames().get().values().stream()
        .flatMap(topic -> topic.partitions().stream());
  }

  private Path own(int node) {
    return Place.made(folder, "broker-" + node);
  }

  private ChildProcess process(int node) {
    starts++;
    Path own = own(node);
    List<String> arguments = new ArrayList<>();
    arguments.add(BrokerMain.class.getName());
    arguments.add(own.toString());
    arguments.addAll(seats.get(node - 1).words());
    return ChildProcess.start(
        "broker-" + node + "." + starts, own, OPTIONS, ChildProcess.classPath(), arguments);
  }

  private void awaitListening(int node) {
    int port = seats.get(node - 1).port();
    processes.get(node - 1).awaitReady(() -> isListening(port), READY_WITHIN.toMillis());
  }

  private static boolean isListening(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    processes.forEach(ChildProcess::kill);
  }
}
