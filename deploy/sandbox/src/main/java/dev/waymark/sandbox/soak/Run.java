package dev.waymark.sandbox.soak;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.app.Config;
import dev.waymark.app.Failure;
import dev.waymark.sandbox.BrokerMain;
import dev.waymark.sandbox.ChildProcess;
import dev.waymark.sandbox.Lag;
import dev.waymark.sandbox.Parts;
import dev.waymark.sandbox.Port;
import dev.waymark.sandbox.Registry;
import dev.waymark.sandbox.SandboxConfig;
import dev.waymark.sandbox.WayIn;
import dev.waymark.sandbox.rig.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/**
 * One soak, from the broker to the result.
 *
 * @param say is told how it goes, line by line
 */
record Run(Path folder, Plan plan, Consumer<String> say) {

  private static final Duration BEGINS_WITHIN = Duration.ofMinutes(1);
  private static final Duration ENDS_WITHIN = Duration.ofMinutes(10);
  private static final Duration WORKED_OFF_WITHIN = Duration.ofMinutes(30);
  private static final List<String> BROKER = List.of("-Xmx768m", "-XX:+UseSerialGC");

  /** Some 400,000 lives are lived in it at once, of two or three kilobytes each. */
  private static final List<String> PRODUCER = List.of("-Xmx1600m", "-Xmn200m", "-XX:+UseSerialGC");

  /** Logs are cut into pieces of so many bytes, as only whole pieces are compacted or deleted. */
  private static final String SEGMENT_BYTES = Long.toString(64L << 20);

  Result run() {
    try (Parts parts = new Parts()) {
      String bootstrap = broker(parts);
      Registry registry = Registry.start(folder, Port.ANY);
      parts.onClose(registry::close);
      Site site = new Site(folder, bootstrap, registry.url());
      Config config = site.config(plan.stateMemory(), plan.inMemory());
      Admin admin = Admin.create(config.client());
      parts.onClose(admin::close);
      cutLogs(admin);
      SandboxConfig.createTopics(config);
      Crew crew = Crew.of(site, plan);
      parts.onClose(crew::close);
      crew.start();
      say.accept(
          "a broker, a registry and %d instances are there; %,d customers live at once"
              .formatted(plan.instances(), plan.customers()));
      ChildProcess supply = supply(site);
      parts.onClose(supply::close);
      Offsets offsets = new Offsets(admin, config);
      require(
          Wait.until(() -> hasBegun(offsets, supply), BEGINS_WITHIN),
          "the producer does not begin. Its log ends:\n" + supply.logEnd());
      Lag lag = lag(admin, config);
      Watch watch = new Watch(plan, crew, offsets, lag, supply, say);
      watch.follow();
      Map<String, Long> sent = finish(site, supply);
      workedOff(lag, crew);
      offsets.look();
      Result result =
          new Result(
              plan,
              watch.phases(),
              watch.longestLag(),
              crew.all().flatMap(member -> member.lives().stream()).toList(),
              crew.all().flatMap(member -> member.gaveUp().stream()).toList(),
              offsets.appendedByTopic(),
              Ends.read(config, sent));
      crew.working().forEach(Member::stop);
      return result;
    }
  }

  private String broker(Parts parts) {
    int port = Port.free(Port.ANY, "broker");
    ChildProcess broker =
        ChildProcess.start(
            "broker",
            folder,
            BROKER,
            ChildProcess.classPath(),
            List.of(BrokerMain.class.getName(), folder.toString(), Integer.toString(port)));
    parts.onClose(broker::close);
    broker.awaitReady(() -> isListening(port), BEGINS_WITHIN.toMillis());
    return "127.0.0.1:" + port;
  }

  private static boolean isListening(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void cutLogs(Admin admin) {
    ConfigResource allBrokers = new ConfigResource(ConfigResource.Type.BROKER, "");
    AlterConfigOp smaller =
        new AlterConfigOp(
            new ConfigEntry("log.segment.bytes", SEGMENT_BYTES), AlterConfigOp.OpType.SET);
    try {
      admin.incrementalAlterConfigs(Map.of(allBrokers, List.of(smaller))).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not cut its logs: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private ChildProcess supply(Site site) {
    List<String> arguments = new ArrayList<>();
    arguments.add(SupplyMain.class.getName());
    arguments.add(Long.toString(plan.seed()));
    arguments.add(Integer.toString(plan.customers()));
    arguments.add(Integer.toString(plan.perSecond()));
    arguments.addAll(site.words());
    return ChildProcess.start("producer", folder, PRODUCER, ChildProcess.classPath(), arguments);
  }

  private static boolean hasBegun(Offsets offsets, ChildProcess supply) {
    offsets.look();
    return supply.isAlive() && offsets.appended() > offsets.lag();
  }

  /** Lets the producer end; how many records it sent, by topic. */
  private Map<String, Long> finish(Site site, ChildProcess supply) {
    try {
      Files.createFile(site.enough());
      require(
          Wait.until(() -> !supply.isAlive(), ENDS_WITHIN) && supply.exitCode().orElse(1) == 0,
          "the producer failed. Its log ends:\n" + supply.logEnd());
      return new ObjectMapper()
          .readValue(site.supplied().toFile(), new TypeReference<Map<String, Long>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What waits on the way in and within. */
  private static Lag lag(Admin admin, Config config) {
    return Lag.of(
        admin, config.engineId(), WayIn.TOPICS.stream().map(config.topics()::name).toList());
  }

  /** Waits until all that was sent is worked off, hops included, or it takes too long. */
  private void workedOff(Lag lag, Crew crew) {
    say.accept("enough is sent; waiting until all is worked off");
    boolean done =
        Wait.until(
            () -> {
              crew.working().forEach(Member::keepUp);
              return lag.records() == 0;
            },
            WORKED_OFF_WITHIN);
    if (!done) {
      say.accept(
          "WRONG: after %d min still unread: %,d records"
              .formatted(WORKED_OFF_WITHIN.toMinutes(), lag.records()));
    }
  }

  private static void require(boolean so, String otherwise) {
    if (!so) {
      throw new Failure(otherwise);
    }
  }
}
