package dev.waymark.sandbox.chaos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.app.Config;
import dev.waymark.app.Failure;
import dev.waymark.sandbox.ChildProcess;
import dev.waymark.sandbox.Parts;
import dev.waymark.sandbox.Port;
import dev.waymark.sandbox.Registry;
import dev.waymark.sandbox.SandboxConfig;
import dev.waymark.sandbox.rig.Instance;
import dev.waymark.sandbox.rig.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.LoggerFactory;

/**
 * One run of the rig, from the first broker to the verdict.
 *
 * @param say is told how it goes, line by line
 */
record Run(
    Path folder,
    long seed,
    Duration length,
    int perSecond,
    Set<FaultKind> kinds,
    Consumer<String> say) {

  private static final Duration BEGINS_WITHIN = Duration.ofMinutes(3);
  private static final Duration SENT_WITHIN = Duration.ofMinutes(3);
  private static final Duration CHECKED_WITHIN = Duration.ofMinutes(10);

  /** How much longer than planned faults may take. */
  private static final Duration LONGER = Duration.ofMinutes(6);

  /** In a burst more come than usual; the story must not end before the faults do. */
  private static final double BURSTS = 1.6;

  /** Brokers come and go: what has no answer soon is asked again. */
  private static final Map<String, String> IMPATIENT =
      Map.of("request.timeout.ms", "2000", "default.api.timeout.ms", "4000");

  private static final List<String> SMALL =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private static final List<String> CHECKER = List.of("-Xmx2500m", "-XX:+UseSerialGC");

  Result run() {
    long startNs = System.nanoTime();
    quiet();
    List<String> skipped = new ArrayList<>();
    Set<FaultKind> possible = possible(skipped);
    try (Parts parts = new Parts()) {
      CompletableFuture<Registry> starting =
          CompletableFuture.supplyAsync(() -> Registry.start(folder, Port.ANY));
      parts.onClose(() -> starting.join().close());
      Brokers brokers = Brokers.start(folder);
      parts.onClose(brokers::close);
      Registry registry = starting.join();
      RegistryProxy proxy = RegistryProxy.open(registry.url());
      parts.onClose(proxy::close);
      Place place = new Place(folder, brokers.bootstrapServers(), registry.url());
      Config live = place.live();
      SandboxConfig.createTopics(live);
      say.accept("three brokers, a registry and the topics are there");
      List<Instance> instances = instances(place, live.with(Map.of("registry.url", proxy.url())));
      instances.forEach(instance -> parts.onClose(instance::close));
      instances.forEach(Instance::start);
      Follower follower = new Follower(live);
      parts.onClose(follower::close);
      Cast cast = new Cast(instances, brokers, proxy, follower);
      ChildProcess source = source(place);
      parts.onClose(source::close);
      require(Wait.until(cast::allReady, BEGINS_WITHIN), "the instances are not ready");
      require(
          Wait.until(() -> follower.hasMovedOn(Map.of(), Place.PARTITIONS), BEGINS_WITHIN),
          "the outputs do not begin");
      say.accept("three instances work, the producer sends");
      List<Fired> fired = trouble(cast, live, possible);
      long records = sent(cast, place, source);
      workedOut(cast, place, live, records);
      JsonNode verdict = checked(place);
      return new Result(
          seed,
          length.toMillis() / 60_000.0,
          Duration.ofNanos(System.nanoTime() - startNs).toSeconds(),
          possible,
          fired,
          skipped,
          instances.stream().flatMap(instance -> instance.gaveUp().stream()).toList(),
          records,
          verdict);
    }
  }

  /** That brokers cannot be reached is no news here, and clients say it again and again. */
  private static void quiet() {
    if (LoggerFactory.getLogger("org.apache.kafka.clients") instanceof Logger clients) {
      clients.setLevel(Level.ERROR);
    }
  }

  private Set<FaultKind> possible(List<String> skipped) {
    Set<FaultKind> possible = EnumSet.copyOf(kinds);
    Path trial = Place.made(folder, "disk");
    if (possible.contains(FaultKind.DISK_FULL) && !FullDisk.isAllowed(trial)) {
      skipped.add("disk-full: this machine lets us mount no tmpfs");
      possible.remove(FaultKind.DISK_FULL);
    }
    require(!possible.isEmpty(), "no fault that is asked for is possible here: " + skipped);
    return possible;
  }

  private static List<Instance> instances(Place place, Config config) {
    return IntStream.rangeClosed(1, Schedule.INSTANCES)
        .mapToObj(number -> place.instance(config, "instance-" + number))
        .toList();
  }

  private ChildProcess source(Place place) {
    long most = Math.round(length.plus(LONGER).toSeconds() * perSecond * BURSTS);
    List<String> arguments = new ArrayList<>();
    arguments.add(SourceMain.class.getName());
    arguments.add(Long.toString(seed));
    arguments.add(Long.toString(most));
    arguments.add(Integer.toString(perSecond));
    arguments.addAll(place.words());
    return ChildProcess.start("producer", folder, SMALL, ChildProcess.classPath(), arguments);
  }

  private List<Fired> trouble(Cast cast, Config live, Set<FaultKind> possible) {
    Properties client = live.client();
    client.putAll(IMPATIENT);
    try (Admin admin = Admin.create(client)) {
      Offsets offsets = Offsets.of(admin, live);
      Trouble trouble = new Trouble(cast, new Group(admin, live.engineId()));
      return new Spell(cast, admin, offsets, possible, length, LONGER, say)
          .of(new Schedule(seed, possible), trouble);
    }
  }

  /** Lets the producer come to its end; gives how many records were acknowledged. */
  private long sent(Cast cast, Place place, ChildProcess source) {
    try {
      Files.createFile(place.enough());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean sent =
        Wait.until(
            () -> {
              cast.keepUp();
              return !source.isAlive();
            },
            SENT_WITHIN);
    require(sent && source.exitCode().orElse(1) == 0, "the producer failed: " + source.logEnd());
    return Acknowledged.read(place.acknowledged()).size();
  }

  /** Waits for the end of the work, and lets it be done once more without faults meanwhile. */
  private void workedOut(Cast cast, Place place, Config live, long records) {
    say.accept(
        "no more faults; waiting until "
            + records
            + " records are worked out, and once more by an instance that nothing is done to");
    Undisturbed undisturbed = new Undisturbed(place, records, say);
    CompletableFuture<Void> once = Beside.run("without-faults", undisturbed::run);
    new WorkOut(live, cast.follower(), cast::keepUp).await(records, say);
    cast.instances()
        .forEach(
            instance ->
                say.accept(instance + (instance.stop() ? " stopped" : " had to be killed")));
    once.join();
  }

  private JsonNode checked(Place place) {
    say.accept("checking");
    List<String> arguments = new ArrayList<>(List.of(CheckerMain.class.getName()));
    arguments.addAll(place.words());
    try (ChildProcess checker =
        ChildProcess.start("checker", folder, CHECKER, ChildProcess.classPath(), arguments)) {
      require(Wait.until(() -> !checker.isAlive(), CHECKED_WITHIN), "the checker never ended");
      int code = checker.exitCode().orElse(-1);
      require(code == 0 || code == 1, "the checker failed. Its log ends:\n" + checker.logEnd());
      return new ObjectMapper().readTree(place.verdict().toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("the verdict cannot be read", e);
    }
  }

  private static void require(boolean so, String otherwise) {
    if (!so) {
      throw new Failure(otherwise);
    }
  }
}
