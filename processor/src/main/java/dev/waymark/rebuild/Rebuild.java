package dev.waymark.rebuild;

import dev.waymark.access.Purpose;
import dev.waymark.app.Access;
import dev.waymark.app.Cluster;
import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.EngineSettings;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.Refusal;
import dev.waymark.app.RunName;
import dev.waymark.app.Running;
import dev.waymark.app.Succession;
import dev.waymark.app.TopicPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.streams.KafkaStreams.State;

/**
 * One instance of a run through the history of the live topics, beside the live work: it reads what
 * that reads and shares nothing else with it.
 */
public final class Rebuild {

  private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long SAY_EVERY_NS = TimeUnit.SECONDS.toNanos(2);
  private static final long TIME_TO_STOP_S = 60;
  private static final long SAY_LEVEL_EVERY_NS = TimeUnit.SECONDS.toNanos(10);

  private final Config live;
  private final RunName name;
  private final int httpPort;
  private final Consumer<String> say;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private volatile boolean following;
  private final CountDownLatch over = new CountDownLatch(1);

  /**
   * @param live the settings of the live work
   * @param say takes a line for the user
   */
  public Rebuild(Config live, String name, int httpPort, Consumer<String> say) {
    this.live = live;
    this.name = new RunName(live.settings().get(ConnectionSettings.APPLICATION_ID), name);
    this.httpPort = httpPort;
    this.say = say;
  }

  /**
   * Begins the run, goes on with it or shares its work, until its results are final or it is
   * stopped; with {@code follow} it then keeps level with the live work until it is stopped.
   */
  public ExitCode run(Optional<Instant> since, Optional<Instant> until, boolean follow) {
    if (follow) {
      Access.require(Succession.follow(live), Purpose.REPLAY_FOLLOW, name.name());
    } else {
      Access.require(live, Purpose.REPLAY, name.name());
    }
    try (Cluster cluster = new Cluster(live)) {
      Flow flow = Flow.of(live);
      RunPlan plan = plan(cluster, flow, since, until);
      Journal journal = Journal.of(live, name);
      Path state = Path.of(live.settings().get(EngineSettings.STATE_DIR));
      try (StatePlace place = StatePlace.take(state, name.engineId())) {
        if (journal.ended().isEmpty()) {
          workOff(cluster, plan, place, journal);
        } else {
          say.accept("the run " + name.name() + " was complete at " + journal.ended().orElse(""));
        }
        if (follow && !stopped.get()) {
          follow(cluster, plan, place);
        }
      }
      return ExitCode.OK;
    } finally {
      over.countDown();
    }
  }

  /** Stops the work and waits until it has stopped. */
  public void stop() {
    stopped.set(true);
    try {
      if (!over.await(TIME_TO_STOP_S, TimeUnit.SECONDS)) {
        say.accept("the run did not stop within " + TIME_TO_STOP_S + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether history is done and it keeps level with the live work. */
  public boolean isFollowing() {
    return following;
  }

  private RunPlan plan(
      Cluster cluster, Flow flow, Optional<Instant> since, Optional<Instant> until) {
    Journal journal = Journal.of(live, name);
    Offsets offsets = new Offsets(cluster);
    List<String> inputs = flow.inputs(live);
    requireInputs(cluster, inputs);
    Instant now = Instant.now();
    RunPlan asked =
        new RunPlan(
            now, since, until, live.rulesGiven(), offsets.begins(inputs), offsets.ends(inputs));
    if (!journal.isThere(cluster)) {
      requireNew(cluster, offsets);
      journal.create(cluster);
    }
    if (journal.plan().isEmpty()) {
      journal.plan(asked);
    }
    RunPlan plan = journal.plan().orElseThrow();
    plan.requireSame(name.name(), asked);
    createTopics(cluster, plan);
    say.accept(
        (plan.begun().equals(now) ? "the run " : "going on with the run ")
            + name.name()
            + String.format(": %,d records, up to where the inputs ended at ", plan.records())
            + plan.begun());
    return plan;
  }

  private void requireInputs(Cluster cluster, List<String> inputs) {
    Set<String> there = cluster.topics(inputs).keySet();
    List<String> missing =
        inputs.stream()
            .filter(input -> !there.contains(input))
            .map(input -> "topic " + input + " is missing: there is no history to run through")
            .toList();
    if (!missing.isEmpty()) {
      throw new Refusal(missing);
    }
  }

  /** Nothing that is there already may be taken for a part of the run. */
  private void requireNew(Cluster cluster, Offsets offsets) {
    String group = name.engineId();
    if (!offsets.committed(group).isEmpty() || !offsets.members(group).isEmpty()) {
      throw new Refusal(
          "the name of the run is "
              + name.name()
              + ": the group "
              + group
              + " is at work already and is no run of "
              + name.application());
    }
    Set<String> there = cluster.topics(name.topics().values()).keySet();
    if (!there.isEmpty()) {
      throw new Refusal(
          "the name of the run is " + name.name() + ": there are topics already: " + there);
    }
  }

  private void createTopics(Cluster cluster, RunPlan plan) {
    Config run = RunSettings.following(live, name, plan, Path.of("."), 0);
    List<TopicPlan> own =
        TopicPlan.all(run).stream().filter(each -> RunName.isItsOwn(each.topic())).toList();
    Set<String> there = cluster.topics(own.stream().map(TopicPlan::name).toList()).keySet();
    for (TopicPlan each : own) {
      if (!there.contains(each.name())) {
        create(cluster, each);
      }
    }
    cluster.awaitLeaders(name.topics().values());
  }

  private static void create(Cluster cluster, TopicPlan plan) {
    try {
      cluster.create(List.of(plan));
    } catch (Failure e) {
      if (Causes.of(e).noneMatch(TopicExistsException.class::isInstance)) {
        throw e;
      }
    }
  }

  private void workOff(Cluster cluster, RunPlan plan, StatePlace place, Journal journal) {
    Config run = RunSettings.hasty(live, name, plan, place.folder(), httpPort);
    AtomicBoolean unread = new AtomicBoolean(true);
    Ending ending = ending(cluster, run, plan);
    try (Running running = start(run, unread)) {
      readAll(running, ending, plan);
      unread.set(false);
      ending.await(() -> goesOn(running));
      requireAlive(running);
    }
    if (stopped.get()) {
      say.accept("stopped; the same command goes on with it");
    } else {
      journal.ended(Instant.now().toString());
      say.accept("the run " + name.name() + " is complete; its topics begin with " + prefix());
    }
  }

  private String prefix() {
    return name.engineId() + ".";
  }

  private Ending ending(Cluster cluster, Config run, RunPlan plan) {
    int inputPartitions =
        plan.to().keySet().stream().mapToInt(each -> each.partition() + 1).max().orElse(1);
    return new Ending(
        run, plan, new Offsets(cluster), Flow.of(run), run.stream(inputPartitions).journeyTasks());
  }

  private Running start(Config run, AtomicBoolean unread) {
    Running running = Running.start(run, unread::get);
    say.accept("its metrics are at " + running.address() + "/metrics");
    return running;
  }

  private void readAll(Running running, Ending ending, RunPlan plan) {
    Pace pace = new Pace(plan.records());
    long saidNs = System.nanoTime();
    long done = ending.done();
    say.accept(pace.line(done, saidNs, running.measured().reachedMs()));
    while (done < plan.records() && goesOn(running)) {
      LockSupport.parkNanos(LOOK_EVERY_NS);
      done = ending.done();
      if (done >= plan.records() || System.nanoTime() - saidNs > SAY_EVERY_NS) {
        saidNs = System.nanoTime();
        say.accept(pace.line(done, saidNs, running.measured().reachedMs()));
      }
    }
  }

  /** Goes on as live work does, from where the history ended. */
  private void follow(Cluster cluster, RunPlan plan, StatePlace place) {
    Config run = RunSettings.following(live, name, plan, place.folder(), httpPort);
    AtomicBoolean unread = new AtomicBoolean(true);
    following = true;
    Level level = new Level(new Offsets(cluster), Flow.of(run), run, Succession.follow(live));
    try (Running running = start(run, unread)) {
      long saidNs = System.nanoTime() - SAY_LEVEL_EVERY_NS;
      while (goesOn(running)) {
        if (level.unread() == 0) {
          unread.set(false);
        }
        if (System.nanoTime() - saidNs >= SAY_LEVEL_EVERY_NS) {
          saidNs = System.nanoTime();
          say.accept(level.sentence());
        }
        LockSupport.parkNanos(LOOK_EVERY_NS);
      }
      requireAlive(running);
    }
  }

  private boolean goesOn(Running running) {
    State state = running.streams().state();
    return !stopped.get() && state != State.ERROR && state != State.NOT_RUNNING;
  }

  private void requireAlive(Running running) {
    if (!stopped.get() && !goesOn(running)) {
      throw new Failure("the run " + name.name() + " has stopped by itself; the log says why");
    }
  }
}
