package dev.waymark.app;

import dev.waymark.access.Purpose;
import dev.waymark.metrics.KafkaNumbers;
import dev.waymark.metrics.Measured;
import dev.waymark.metrics.Metric;
import dev.waymark.query.AlertsOfAll;
import dev.waymark.query.Answer;
import dev.waymark.query.HttpDoor;
import dev.waymark.query.HttpRules;
import dev.waymark.query.JourneysOfAll;
import dev.waymark.query.NamesOfAll;
import dev.waymark.query.Page;
import dev.waymark.query.Peers;
import dev.waymark.query.Turnstile;
import dev.waymark.query.board.LiveBoard;
import dev.waymark.stream.SharedMemory;
import dev.waymark.stream.StandingJourneys;
import dev.waymark.stream.StandingNames;
import dev.waymark.stream.StreamRules;
import dev.waymark.stream.WaymarkTopology;
import dev.waymark.wire.RegistryOutage;
import dev.waymark.wire.Wire;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance of Waymark at work, from start to close. */
public final class Running implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Running.class);
  private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(40);

  private final Config config;
  private final Measured measured;
  private final Replacements replacements = new Replacements();
  private final CompletableFuture<ExitCode> ended = new CompletableFuture<>();
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final HttpDoor door;
  private final BoardReader boards;
  private final KafkaStreams streams;
  private final Health health;
  private final History history;

  private Running(
      Config config,
      HttpRules http,
      HttpDoor door,
      StreamRules rules,
      Wire wire,
      BooleanSupplier unread) {
    this.config = config;
    this.door = door;
    this.measured = new Measured(rules, config.settings().get(HistorySettings.RUN));
    HostInfo here = here();
    Topology topology = WaymarkTopology.of(rules, wire, measured, unread);
    this.streams =
        new KafkaStreams(topology, EngineProperties.of(config, here.host() + ":" + here.port()));
    KafkaNumbers numbers = new KafkaNumbers(streams::metrics);
    this.health = new Health(numbers::pollAgeSeconds);
    numbers.showIn(measured, config.topics());
    this.history = new History(config, rules, wire, measured);
    measured.show(Metric.RUNNING, () -> health.isRunning() ? 1 : 0);
    measured.show(Metric.READY, () -> health.isReady() ? 1 : 0);
    streams.setStateListener((to, from) -> moved(to));
    streams.setUncaughtExceptionHandler(this::died);
    boards = new BoardReader(config);
    Peers peers = new Peers(here, http);
    measured.show(Metric.HTTP_STALE, peers::stale);
    measured.show(Metric.HTTP_NOT_ALLOWED, peers::refused);
    for (Turnstile.Way way : Turnstile.Way.values()) {
      measured.show(Metric.HTTP_TURNED_AWAY, way.label(), () -> http.turnstile().turnedAway(way));
    }
    measured.show(Metric.STATE_MEMORY, SharedMemory::usedBytes);
    StandingJourneys standing = new StandingJourneys(streams, rules);
    NamesOfAll names = new NamesOfAll(new StandingNames(streams, rules), peers);
    JourneysOfAll journeys = new JourneysOfAll(standing, names, peers);
    AlertsOfAll alerts = new AlertsOfAll(standing, boards, peers);
    LiveBoard board = new LiveBoard(boards);
    String described = topology.describe().toString();
    Map<Page, HttpDoor.Answering> pages = new EnumMap<>(Page.class);
    pages.put(Page.BOARD, question -> board.page());
    pages.put(Page.BOARD_NOW, question -> board.now());
    pages.put(Page.BOARD_LIVE, question -> board.live());
    pages.put(Page.LIVE, question -> health.live());
    pages.put(Page.READY, question -> health.ready());
    pages.put(Page.METRICS, question -> Answer.metrics(measured.scrape()));
    pages.put(Page.JOURNEY, journeys::journey);
    pages.put(Page.TIMELINE, journeys::timeline);
    pages.put(Page.IDENTITY, names::identity);
    pages.put(Page.ALERT, alerts::alert);
    pages.put(Page.TOPOLOGY, question -> Answer.text(200, described));
    door.show(pages);
  }

  /**
   * Checks that all is as it must be, then starts.
   *
   * @throws Failure when anything is not, every fault named
   */
  public static Running start(Config asked) {
    return start(followed(asked), () -> false);
  }

  /** Where it may not even be known which run is live, that is not all that is missing. */
  private static Config followed(Config asked) {
    try {
      return Succession.follow(asked);
    } catch (RuntimeException e) {
      List<String> missing =
          Access.isRefused(e)
              ? Access.complaints(asked, Access.needed(asked, Purpose.RUN))
              : List.of();
      if (missing.isEmpty()) {
        throw e;
      }
      throw new Failure(String.join("\nwaymark: ", missing));
    }
  }

  /**
   * The same for a run.
   *
   * @param unread whether history is known to lie unread, so that no silence counts
   */
  public static Running start(Config config, BooleanSupplier unread) {
    Wire wire = Wire.of(config.wire());
    int inputPartitions = StartChecks.pass(config, wire);
    HttpRules http = config.http();
    HttpDoor door = open(http);
    try {
      Running running =
          new Running(config, http, door, config.stream(inputPartitions), wire, unread);
      running.streams.start();
      running.history.start();
      return running;
    } catch (RuntimeException e) {
      door.close();
      throw e;
    }
  }

  private static HttpDoor open(HttpRules http) {
    try {
      return HttpDoor.open(http);
    } catch (UncheckedIOException e) {
      throw new Failure(e.getMessage() + ": " + e.getCause(), e);
    }
  }

  private HostInfo here() {
    String advertised = config.settings().get(HttpSettings.ADVERTISED);
    if (advertised.isEmpty()) {
      return new HostInfo(door.address().getHost(), door.address().getPort());
    }
    return HostInfo.buildFromEndpoint(advertised);
  }

  private void moved(State to) {
    health.moved(to);
    LOG.atInfo().addKeyValue("state", to).log("Kafka Streams has changed its state");
    if (to == State.RUNNING) {
      ready.complete(true);
    } else if (to == State.ERROR) {
      ready.complete(false);
      ended.complete(ExitCode.FAILED);
    } else if (to == State.NOT_RUNNING) {
      ready.complete(false);
      ended.complete(ExitCode.OK);
    }
  }

  private StreamThreadExceptionResponse died(Throwable cause) {
    if (isRegistryOutage(cause)) {
      LOG.error("the schema registry cannot be asked: stopping, nothing is lost", cause);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    if (Access.isRefused(cause)) {
      refused(cause);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    if (!replacements.allow(System.currentTimeMillis())) {
      LOG.error("a stream thread died once more: stopping", cause);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    LOG.error("a stream thread died: another takes its place", cause);
    measured.replacedThread();
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** What could not be seen at the start, or was taken away since; by now Kafka can tell. */
  private void refused(Throwable cause) {
    String missing;
    try {
      missing = String.join("; ", Access.complaints(config, Access.ofStream(config)));
    } catch (Failure | KafkaException e) {
      missing = "which, cannot be found out: " + e.getMessage();
    }
    LOG.error("Kafka refuses what Waymark needs: stopping, nothing is lost. {}", missing, cause);
  }

  private static boolean isRegistryOutage(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof RegistryOutage) {
        return true;
      }
    }
    return false;
  }

  /** Where it answers over HTTP. */
  public URI address() {
    return door.address();
  }

  /** What it has measured so far. */
  public Measured measured() {
    return measured;
  }

  /** Kafka Streams itself, for its state, its lags and its metrics. */
  public KafkaStreams streams() {
    return streams;
  }

  public Config config() {
    return config;
  }

  /** Whether the state has been restored and events are taken. */
  public boolean isReady() {
    return health.isReady();
  }

  /** Waits until the state has been restored and events are taken; false when it ended first. */
  public boolean awaitReady() {
    return ready.join();
  }

  /** Waits until it has ended, by close or by failure, and says how. */
  public ExitCode awaitEnd() {
    return ended.join();
  }

  /** Stops cleanly, within a minute. */
  @Override
  public void close() {
    history.close();
    boolean closed =
        streams.close(CloseOptions.timeout(TIME_TO_CLOSE).withGroupMembershipOperation(onClose()));
    if (!closed) {
      LOG.error("Kafka Streams did not stop within {} s", TIME_TO_CLOSE.toSeconds());
      ended.complete(ExitCode.FAILED);
    }
    door.close();
    boards.close();
    measured.close();
  }

  /**
   * Where copies of the state lie with others, these take over at once. Where there is none, a
   * lasting name waits for its instance: to build the state anew takes longer than a restart.
   */
  private GroupMembershipOperation onClose() {
    boolean hasLastingName = !config.settings().get(EngineSettings.INSTANCE_ID).isEmpty();
    boolean hasCopies = config.settings().get(EngineSettings.STANDBY_REPLICAS) > 0;
    return hasLastingName && !hasCopies
        ? GroupMembershipOperation.REMAIN_IN_GROUP
        : GroupMembershipOperation.LEAVE_GROUP;
  }
}
