package dev.waymark.sandbox.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.app.Config;
import dev.waymark.app.Failure;
import dev.waymark.app.RunName;
import dev.waymark.sandbox.ChildProcess;
import dev.waymark.sandbox.Lag;
import dev.waymark.sandbox.Parts;
import dev.waymark.sandbox.Port;
import dev.waymark.sandbox.Registry;
import dev.waymark.sandbox.SandboxConfig;
import dev.waymark.stream.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;

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

  private static final Duration BEGINS_WITHIN = Duration.ofMinutes(2);
  private static final Duration GOES_ON_WITHIN = Duration.ofMinutes(2);
  private static final Duration WHOLE_WITHIN = Duration.ofMinutes(2);
  private static final Duration QUIET = Duration.ofSeconds(3);

  /** How long nothing may end before the work counts as stuck. */
  private static final Duration STUCK = Duration.ofMinutes(3);

  private static final int PARTITIONS = 4;

  /** How much longer than planned the last fault may take, so that the story is long enough. */
  private static final Duration SPARE = Duration.ofMinutes(5);

  /** What a dead instance had committed may still be on its way to us. */
  private static final long IN_FLIGHT_MS = 1_000;

  private static final List<String> SMALL =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private static final List<String> CHECKER = List.of("-Xmx2500m", "-XX:+UseSerialGC");

  Result run() {
    List<String> skipped = new ArrayList<>();
    Set<FaultKind> possible = possible(skipped);
    try (Parts parts = new Parts()) {
      Brokers brokers = Brokers.start(folder);
      parts.onClose(brokers::close);
      Registry registry = Registry.start(folder, Port.ANY);
      parts.onClose(registry::close);
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
      require(Wait.until(cast::allReady, BEGINS_WITHIN), "the instances are not ready");
      ChildProcess source = source(place);
      parts.onClose(source::close);
      require(
          Wait.until(() -> follower.hasMovedOn(Map.of(), PARTITIONS), BEGINS_WITHIN),
          "the outputs do not begin");
      say.accept("three instances work, the producer sends");
      List<Fired> fired = trouble(cast, live, possible);
      long records = finish(cast, place, live, source);
      instances.forEach(
          instance -> say.accept(instance + (instance.stop() ? " stopped" : " had to be killed")));
      reference(place, records);
      return new Result(
          seed,
          length.toMillis() / 60_000.0,
          fired,
          skipped,
          instances.stream().flatMap(instance -> instance.gaveUp().stream()).toList(),
          records,
          checked(place));
    }
  }

  private Set<FaultKind> possible(List<String> skipped) {
    Set<FaultKind> possible = EnumSet.copyOf(kinds);
    Path trial = Place.made(folder, "disk");
    if (possible.contains(FaultKind.DISK_FULL) && !FullDisk.isAllowed(trial)) {
      skipped.add("disk-full: this machine lets us mount no tmpfs");
      possible.remove(FaultKind.DISK_FULL);
    }
    return possible;
  }

  private static List<Instance> instances(Place place, Config config) {
    return IntStream.rangeClosed(1, Schedule.INSTANCES)
        .mapToObj(number -> new Instance(place, config, "instance-" + number))
        .toList();
  }

  private ChildProcess source(Place place) {
    List<String> arguments = new ArrayList<>();
    arguments.add(SourceMain.class.getName());
    arguments.add(Long.toString(seed));
    arguments.add(Long.toString(2 * length.plus(SPARE).toSeconds() * perSecond));
    arguments.add(Integer.toString(perSecond));
    arguments.addAll(place.words());
    return ChildProcess.start("producer", folder, SMALL, ChildProcess.classPath(), arguments);
  }

  private List<Fired> trouble(Cast cast, Config live, Set<FaultKind> possible) {
    List<Fired> fired = new ArrayList<>();
    Trouble trouble = new Trouble(cast, new FullDisk());
    Schedule schedule = new Schedule(seed, possible);
    long endNs = System.nanoTime() + length.toNanos();
    try (Admin admin = Admin.create(live.client())) {
      while (System.nanoTime() < endNs) {
        Planned planned = schedule.next();
        Fired one = one(cast, admin, trouble, planned);
        fired.add(one);
        say.accept(one.line());
        Wait.ms(planned.restMs());
      }
    }
    return fired;
  }

  /** One fault, until the outputs went on and all who work are back. */
  private Fired one(Cast cast, Admin admin, Trouble trouble, Planned planned) {
    Instant at = Instant.now();
    long startNs = System.nanoTime();
    try (GoingOn goingOn = new GoingOn(cast.follower(), startNs, IN_FLIGHT_MS, PARTITIONS)) {
      Evidence evidence = trouble.make(planned);
      long recoveryMs = goingOn.await(GOES_ON_WITHIN, cast::keepUp);
      boolean ready = Wait.until(cast::allReady, GOES_ON_WITHIN);
      boolean whole = cast.brokers().awaitWhole(admin, WHOLE_WITHIN);
      if (!ready || !whole) {
        evidence.require(false, ready ? "all replicas are back" : "all instances are back");
      }
      return new Fired(planned, at, evidence.said(), evidence.proven(), recoveryMs);
    }
  }

  /** Waits until everything sent has been worked out; gives how much that is. */
  private long finish(Cast cast, Place place, Config live, ChildProcess source) {
    say.accept("no more faults; waiting for the producer");
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
            length.plus(STUCK));
    require(sent && source.exitCode().orElse(1) == 0, "the producer failed: " + source.logEnd());
    long records = Acknowledged.read(place.acknowledged()).size();
    workedOut(cast.follower(), live, records, cast::keepUp);
    return records;
  }

  private void workedOut(Follower follower, Config config, long records, Runnable keepUp) {
    say.accept("waiting until " + records + " records are worked out by " + config.engineId());
    List<String> topics = WAY_IN.stream().map(config.topics()::name).toList();
    try (Admin admin = Admin.create(config.client())) {
      Lag lag = Lag.of(admin, config.engineId(), topics);
      long endNs = System.nanoTime() + STUCK.toNanos();
      long ended = -1;
      while (true) {
        keepUp.run();
        List<String> missing = follower.missing(records, PARTITIONS, Place.UNTIL);
        if (missing.isEmpty() && lag.records() == 0 && follower.isQuietFor(QUIET)) {
          return;
        }
        if (follower.ended() != ended || !follower.isQuietFor(QUIET)) {
          ended = follower.ended();
          endNs = System.nanoTime() + STUCK.toNanos();
        }
        if (System.nanoTime() > endNs) {
          // The checker says what is lost; it sees more than this.
          say.accept("WRONG: nothing moves any more: " + missing + ", unread " + lag.records());
          return;
        }
        Wait.ms(100);
      }
    }
  }

  private static final List<Topic> WAY_IN =
      List.of(
          Topic.PURCHASES,
          Topic.SUPPORT_CONTACTS,
          Topic.SOCIAL_MENTIONS,
          Topic.APP_INSTALLS,
          Topic.LINKS,
          Topic.BY_IDENTIFIER,
          Topic.BY_CUSTOMER,
          Topic.CONTRIBUTIONS);

  /** The same input once more, by one instance that nothing is done to. */
  private void reference(Place place, long records) {
    Config config = place.reference();
    SandboxConfig.createTopics(config, RunName::isItsOwn);
    try (Instance undisturbed = new Instance(place, config, "undisturbed");
        Follower follower = new Follower(config)) {
      undisturbed.start();
      workedOut(
          follower,
          config,
          records,
          () ->
              require(
                  undisturbed.isAlive(),
                  "the run without faults ended. Its log ends:\n" + undisturbed.logEnd()));
      undisturbed.stop();
    }
  }

  private com.fasterxml.jackson.databind.JsonNode checked(Place place) {
    say.accept("checking");
    List<String> arguments = new ArrayList<>(List.of(CheckerMain.class.getName()));
    arguments.addAll(place.words());
    try (ChildProcess checker =
        ChildProcess.start("checker", folder, CHECKER, ChildProcess.classPath(), arguments)) {
      require(
          Wait.until(() -> !checker.isAlive(), Duration.ofMinutes(10)), "the checker never ended");
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
