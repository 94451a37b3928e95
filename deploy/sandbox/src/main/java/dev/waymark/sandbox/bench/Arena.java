package dev.waymark.sandbox.bench;

import dev.waymark.app.RunName;
import dev.waymark.sandbox.BrokerMain;
import dev.waymark.sandbox.ChildProcess;
import dev.waymark.sandbox.Parts;
import dev.waymark.sandbox.Port;
import dev.waymark.sandbox.Registry;
import dev.waymark.sandbox.SandboxConfig;
import dev.waymark.sandbox.StateFolder;
import dev.waymark.stream.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;

/**
 * Where the sides meet: a broker in a process of its own, so that its work counts for nobody, a
 * registry, and topics for every round.
 */
final class Arena implements AutoCloseable {

  private static final long READY_WITHIN_MS = 60_000;

  private final Parts parts;
  private final Admin admin;
  private final Load load;

  private Arena(Parts parts, Admin admin, Load load) {
    this.parts = parts;
    this.admin = admin;
    this.load = load;
  }

  static Arena open(long events, int partitions) {
    Parts parts = new Parts();
    try {
      return open(parts, events, partitions);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static Arena open(Parts parts, long events, int partitions) {
    StateFolder folder = StateFolder.temporary();
    parts.onClose(folder::close);
    int port = Port.free(Port.ANY, "broker");
    startBroker(parts, folder, port);
    Registry registry = Registry.start(folder.path(), Port.ANY);
    parts.onClose(registry::close);
    String bootstrap = "127.0.0.1:" + port;
    Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap));
    parts.onClose(admin::close);
    return new Arena(
        parts,
        admin,
        new Load(bootstrap, registry.url(), events, partitions, folder.path(), "all"));
  }

  private static void startBroker(Parts parts, StateFolder folder, int port) {
    ChildProcess broker =
        ChildProcess.start(
            "broker",
            folder.path(),
            List.of("-Xmx1g"),
            ChildProcess.classPath(),
            List.of(BrokerMain.class.getName(), folder.path().toString(), Integer.toString(port)));
    parts.onClose(broker::close);
    broker.awaitReady(() -> isListening(port), READY_WITHIN_MS);
  }

  Load load() {
    return load;
  }

  /** Makes the input topics and fills them; says how many bytes the values have. */
  long fill(BenchEvents events) {
    return fill(load, events);
  }

  /** The same for one of several streams. */
  long fill(Load stream, BenchEvents events) {
    SandboxConfig.createTopics(stream.config("inputs"), Arena::isInput);
    return Preload.write(stream, events);
  }

  /** Makes the topics that a run shares with the live work, beside the inputs. */
  void prepareRun(String run) {
    SandboxConfig.createTopics(
        load.config(run), topic -> !isInput(topic) && !RunName.isItsOwn(topic));
  }

  /** Makes the topics that a round needs beside the inputs. */
  void prepare(String round) {
    SandboxConfig.createTopics(load.config(round), topic -> !isInput(topic));
  }

  /** Runs one round of a side on topics of its own, which are gone afterwards. */
  Round run(SideProcess side, Side.Kind kind, String name) {
    String round = kind + "-" + name;
    prepare(round);
    create(new NewTopic(BareLoop.copies(round), load.partitions(), (short) 1));
    LogSizes before = LogSizes.of(admin);
    Outcome outcome = side.run(round);
    Round result = new Round(kind, name, outcome, LogSizes.of(admin).since(before));
    deleteTopicsOf(round);
    return result;
  }

  @Override
  public void close() {
    parts.close();
  }

  private static boolean isInput(Topic topic) {
    return topic.policy() == Topic.Policy.THE_USERS;
  }

  private void create(NewTopic topic) {
    answer(admin.createTopics(List.of(topic)).all());
  }

  private void deleteTopicsOf(String round) {
    List<String> names = new ArrayList<>(answer(admin.listTopics().names()));
    names.removeIf(name -> !name.contains(round));
    answer(admin.deleteTopics(names).all());
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker refuses: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean isListening(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
