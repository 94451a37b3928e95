package dev.waymark.sandbox.demo;

import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.Failure;
import dev.waymark.app.Running;
import dev.waymark.sandbox.Feed;
import dev.waymark.sandbox.Lag;
import dev.waymark.sandbox.Parts;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.SandboxConfig;
import dev.waymark.sandbox.StateFolder;
import dev.waymark.sandbox.simulator.Simulator;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;

/** The demo from its first line to its last: everything is started here, and stopped here. */
final class Demo {

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final long MEASURE_EVERY_MS = 500;
  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(20);

  private static final String WITHOUT_CHARTS =
      "is not installed: with it (apt install prometheus) there is history for Grafana, too";

  private final Plan plan;
  private final Screen screen;
  private final PrintStream out;
  private final CountDownLatch stop;
  private final Clock clock = Clock.systemUTC();
  private final Picture picture = new Picture();

  /**
   * @param stop ends the demo early when it is counted down
   */
  Demo(Plan plan, Screen screen, PrintStream out, CountDownLatch stop) {
    this.plan = plan;
    this.screen = screen;
    this.out = out;
    this.stop = stop;
  }

  /** Runs it to its end and says what came out. */
  Picture run() {
    try (Parts parts = new Parts()) {
      out.println("Starting a Kafka broker and a schema registry on this machine …");
      Sandbox sandbox = start(parts);
      Optional<Charts> charts = Charts.start(sandbox.folder().path());
      charts.ifPresent(started -> parts.onClose(started::close));
      Config config = config(sandbox, charts);
      SandboxConfig.createTopics(config);
      Running running = Running.start(config);
      parts.onClose(running::close);
      charts.ifPresent(started -> started.watch(running.address()));
      sayWhere(sandbox, running, charts);
      show(parts, sandbox.folder(), running);
    }
    return picture;
  }

  private static Config config(Sandbox sandbox, Optional<Charts> charts) {
    Map<String, String> texts = new HashMap<>();
    texts.put("currency", "EUR");
    texts.put("delivery.sources", "shop");
    texts.put("clock.idle-after", "60s");
    charts.ifPresent(started -> texts.putAll(started.settings()));
    return SandboxConfig.of(sandbox, texts);
  }

  private Sandbox start(Parts parts) {
    Sandbox sandbox = Sandbox.start(plan.folder());
    parts.onClose(sandbox::close);
    return sandbox;
  }

  private void show(Parts parts, StateFolder folder, Running running) {
    Config config = running.config();
    Wire wire = Wire.of(config.wire());
    Tail tail = new Tail(config, wire, picture);
    parts.onClose(tail::close);
    Admin admin = Admin.create(config.client());
    parts.onClose(admin::close);
    Feed feed = new Feed(config, wire);
    parts.onClose(feed::close);

    long nowMs = clock.millis();
    Bookmark bookmark = Bookmark.in(folder.path(), plan.newStory(nowMs));
    long liveFromMs = Math.max(plan.liveFromMs(nowMs), bookmark.toldMs());
    Simulator story = Simulator.of(Plan.scenario(bookmark, nowMs));
    Teller teller = new Teller(story, bookmark.toldMs(), liveFromMs, plan.speed(), feed, clock);
    parts.onClose(() -> bookmark.toldUntil(teller.storyMs()).writeTo(folder.path()));
    parts.onClose(teller::close);
    teller.start();
    follow(teller, tail, progress(teller, admin, config), running);
  }

  private void follow(Teller teller, Tail tail, Progress progress, Running running) {
    long lookedMs = 0;
    long shownMs = 0;
    while (stop.getCount() > 0 && clock.millis() < endMs(teller)) {
      tail.poll(LOOK);
      teller.requireWell();
      requireWell(running);
      if (clock.millis() - lookedMs < MEASURE_EVERY_MS) {
        continue;
      }
      lookedMs = clock.millis();
      Pulse pulse = progress.pulse(lookedMs);
      if (teller.hasToldPast() && progress.isThrough()) {
        teller.goLive();
      }
      if (lookedMs - shownMs >= screen.refreshMs()) {
        screen.show(picture, pulse);
        shownMs = lookedMs;
      }
    }
    settle(teller, tail, progress);
  }

  /** When the live part is over, by its pace; unknown before it has begun. */
  private long endMs(Teller teller) {
    return teller
        .live()
        .flatMap(pace -> plan.liveFor().map(span -> pace.startedAtMs() + span.toMillis()))
        .orElse(Long.MAX_VALUE);
  }

  /** Lets what was sent come through, so that the last picture is of all of it. */
  private void settle(Teller teller, Tail tail, Progress progress) {
    teller.close();
    long untilMs = clock.millis() + PATIENCE_AT_THE_END.toMillis();
    boolean interrupted = stop.getCount() == 0;
    while (!interrupted && clock.millis() < untilMs && !progress.isThrough()) {
      tail.poll(LOOK);
    }
    while (tail.poll(LOOK) > 0) {
      // The last commit is still coming in.
    }
    screen.show(picture, progress.pulse(clock.millis()));
  }

  private static void requireWell(Running running) {
    KafkaStreams.State state = running.streams().state();
    if (!state.hasNotStarted() && !state.isRunningOrRebalancing()) {
      throw new Failure("the processor has stopped; its log says why");
    }
  }

  private static Progress progress(Teller teller, Admin admin, Config config) {
    List<Topic> topics = new ArrayList<>(Topic.inputs());
    topics.add(Topic.LINKS);
    topics.add(Topic.BY_IDENTIFIER);
    topics.add(Topic.BY_CUSTOMER);
    Lag events = lag(admin, config, topics);
    topics.add(Topic.CONTRIBUTIONS);
    return new Progress(teller, events, lag(admin, config, topics));
  }

  private static Lag lag(Admin admin, Config config, List<Topic> topics) {
    return Lag.of(
        admin,
        config.settings().get(ConnectionSettings.APPLICATION_ID),
        topics.stream().map(config.topics()::name).toList());
  }

  private void sayWhere(Sandbox sandbox, Running running, Optional<Charts> charts) {
    out.println("  Kafka       " + sandbox.bootstrapServers());
    out.println("  registry    " + sandbox.registryUrl());
    out.println("  board       " + running.address() + "/");
    out.println("  metrics     " + running.address() + "/metrics");
    out.println("  look-up     " + running.address() + "/journeys/c0000000");
    out.println(
        "  topics      "
            + String.join(
                ", ",
                List.of(Topic.JOURNEYS, Topic.STAGE_CHANGES, Topic.CHURN_ALERTS).stream()
                    .map(running.config().topics()::name)
                    .toList())
            + ",\n              "
            + running.config().topics().saveWindows()
            + ", "
            + running.config().topics().kpis());
    out.println("  state       " + sandbox.folder().path());
    out.println("  Prometheus  " + charts.map(Demo::boards).orElse(WITHOUT_CHARTS));
    out.println();
    out.flush();
  }

  private static String boards(Charts charts) {
    return charts.url() + " (the source of the Grafana boards: see grafana/README.md)";
  }
}
