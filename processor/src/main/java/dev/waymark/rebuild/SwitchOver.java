package dev.waymark.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.access.Purpose;
import dev.waymark.app.Access;
import dev.waymark.app.Cluster;
import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.Failure;
import dev.waymark.app.OutputReader;
import dev.waymark.app.Refusal;
import dev.waymark.app.RunName;
import dev.waymark.app.Succession;
import dev.waymark.schema.Kpi;
import dev.waymark.schema.Late;
import dev.waymark.schema.Reject;
import dev.waymark.stream.CellPlace;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes a run live. Whatever live has told otherwise is corrected on live's own topics, and from
 * then on live goes on with the run's state: both in one transaction, so that it is done or not
 * done.
 */
public final class SwitchOver {

  private static final String CLOCK = "clock|now|";
  private static final String PARTITION = "partition";
  private static final byte[] RUN = "run".getBytes(UTF_8);
  private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long QUIET_WITHIN_NS = TimeUnit.MINUTES.toNanos(3);

  private final Config asked;
  private final Config live;
  private final Config run;
  private final RunName name;
  private final RunPlan plan;
  private final Offsets offsets;
  private final Wire wire;
  private final Consumer<String> say;

  private SwitchOver(
      Config asked, RunName name, RunPlan plan, Offsets offsets, Consumer<String> say) {
    this.asked = asked;
    this.name = name;
    this.plan = plan;
    this.offsets = offsets;
    this.say = say;
    this.live = Succession.follow(asked);
    this.run = RunSettings.following(asked, name, plan, Path.of("."), 0);
    this.wire = Wire.of(run.wire());
  }

  /**
   * Makes a run live.
   *
   * @throws Refusal when it is not complete, not level or at work, or when live is at work
   */
  public static void to(Config asked, String word, Consumer<String> say) {
    String application = asked.settings().get(ConnectionSettings.APPLICATION_ID);
    RunName name = new RunName(application, word);
    Access.require(Succession.follow(asked), Purpose.SWITCH, word);
    try (Cluster cluster = new Cluster(asked)) {
      Journal journal = Journal.of(asked, name);
      if (!journal.isThere(cluster)) {
        throw new Refusal("NAME is " + word + ": " + application + " has no such run");
      }
      if (Succession.run(asked).equals(Optional.of(word))) {
        say.accept(word + " is live already");
        return;
      }
      RunPlan plan =
          journal.plan().orElseThrow(() -> new Refusal("NAME is " + word + ": it never began"));
      if (journal.ended().isEmpty()) {
        throw new Refusal("NAME is " + word + ": the run is not complete, see replay --list");
      }
      new SwitchOver(asked, name, plan, new Offsets(cluster), say).go(application);
    }
  }

  private void go(String application) {
    requireWhole();
    requireIdle();
    awaitQuiet();
    requireLevel();
    String pointer = makePointer(application);
    try (Corrections out = Corrections.begin(asked, application)) {
      try {
        correct(out);
        out.send(pointer, 0, RUN, name.name().getBytes(UTF_8));
        requireIdle();
        out.commit();
      } catch (RuntimeException e) {
        out.undo();
        throw e;
      }
    }
    say.accept(name.name() + " is live: './waymark run' goes on with its state");
    List<String> begun = offsets.members(live.engineId());
    if (!begun.isEmpty()) {
      say.accept("stop and start again who began meanwhile with what was live before: " + begun);
    }
  }

  private void requireWhole() {
    if (plan.since().isPresent() || plan.until().isPresent()) {
      throw new Refusal(
          "NAME is "
              + name.name()
              + ": it left events out, by --since or --until, and live does not");
    }
    for (Topic topic : name.topics().keySet()) {
      int ours = partitions(run, topic);
      int theirs = partitions(live, topic);
      if (ours != theirs) {
        throw new Refusal(
            "topic "
                + live.topics().name(topic)
                + " has "
                + theirs
                + " partitions, that of the run "
                + ours
                + ": they must be as many");
      }
    }
  }

  private static int partitions(Config config, Topic topic) {
    try (Log log = new Log(config, config.topics().name(topic))) {
      return log.partitions();
    }
  }

  /** Nobody may be at work on either side while they are compared. */
  private void requireIdle() {
    List<String> faults = new ArrayList<>();
    for (Config side : List.of(live, run)) {
      List<String> members = offsets.members(side.engineId());
      if (!members.isEmpty()) {
        faults.add("group " + side.engineId() + " is at work, stop it first: " + members);
      }
    }
    if (!faults.isEmpty()) {
      throw new Refusal(faults);
    }
  }

  /** What somebody who died has left open is undone by the broker after a while. */
  private void awaitQuiet() {
    long deadlineNs = System.nanoTime() + QUIET_WITHIN_NS;
    for (String topic : written()) {
      try (Log log = new Log(asked, topic)) {
        while (!log.committedEnds().equals(offsets.ends(List.of(topic)))) {
          if (System.nanoTime() > deadlineNs) {
            throw new Failure("a transaction on topic " + topic + " stays open");
          }
          LockSupport.parkNanos(LOOK_EVERY_NS);
        }
      }
    }
  }

  private Set<String> written() {
    Set<String> topics = new TreeSet<>();
    name.topics()
        .keySet()
        .forEach(
            topic -> {
              topics.add(live.topics().name(topic));
              topics.add(run.topics().name(topic));
            });
    topics.add(CellPlace.stateTopic(run.engineId()));
    return topics;
  }

  private void requireLevel() {
    Level level = new Level(offsets, Flow.of(run), run, live);
    List<String> faults = new ArrayList<>();
    if (level.behind() > 0) {
      faults.add(String.format("the run is %,d records behind live", level.behind()));
    }
    if (level.onTheWay() > 0) {
      faults.add(String.format("%,d records lie between the parts of the run", level.onTheWay()));
    }
    Map<String, Long> ours = clocks(run);
    clocks(live)
        .forEach(
            (partition, ms) -> {
              long here = ours.getOrDefault(partition, 0L);
              if (here < ms) {
                faults.add(
                    "time in partition "
                        + partition
                        + " of the run has come to "
                        + Instant.ofEpochMilli(here)
                        + ", that of live to "
                        + Instant.ofEpochMilli(ms));
              }
            });
    if (!faults.isEmpty()) {
      faults.add("let the run come level: replay --from-topics --run " + name.name() + " --follow");
      throw new Refusal(faults);
    }
  }

  private static Map<String, Long> clocks(Config side) {
    Map<String, Long> clocks = new TreeMap<>();
    try (OutputReader<Kpi> kpis =
        new OutputReader<>(side, Topic.KPIS, Kpi.class, key -> key.startsWith(CLOCK))) {
      kpis.readAll(
          told ->
              told.value()
                  .ifPresent(
                      kpi ->
                          clocks.put(
                              kpi.getDimensions().getOrDefault(PARTITION, ""), kpi.getCount())));
    }
    return clocks;
  }

  private String makePointer(String application) {
    String topic = Succession.topic(application);
    if (!offsets.cluster().isThere(topic)) {
      int replication = asked.settings().get(ConnectionSettings.REPLICATION);
      NewTopic made =
          new NewTopic(topic, 1, (short) replication).configs(Map.of("cleanup.policy", "compact"));
      offsets.cluster().ask(admin -> admin.createTopics(List.of(made)).all());
    }
    return topic;
  }

  private void correct(Corrections out) {
    journeys(out);
    kpis(out);
    Instant since = Instant.now().minus(asked.settings().get(ConnectionSettings.TOPIC_RETENTION));
    subjects(Subject.STAGE_CHANGES, since, out);
    subjects(Subject.ALERTS, since, out);
    subjects(Subject.SAVE_WINDOWS, since, out);
    Map<TopicPartition, Long> read = offsets.committed(live.engineId());
    unread(
        Topic.REJECTS,
        Reject.class,
        each -> new UnreadByLive.Place(each.getTopic(), each.getPartition(), each.getOffset()),
        read,
        out);
    unread(
        Topic.LATE,
        Late.class,
        each -> new UnreadByLive.Place(each.getTopic(), each.getPartition(), each.getOffset()),
        read,
        out);
  }

  private void journeys(Corrections out) {
    String topic = live.topics().journeys();
    try (Log theirs = new Log(live, topic);
        Log ours = new Log(run, run.topics().journeys())) {
      tell(topic, out, () -> new JourneyCorrections(theirs, topic, ours).send(out));
    }
  }

  private void kpis(Corrections out) {
    String topic = live.topics().kpis();
    String state = CellPlace.stateTopic(run.engineId());
    try (Log theirs = new Log(live, topic);
        Log ours = new Log(run, run.topics().kpis());
        Log cells = new Log(run, state)) {
      tell(
          topic,
          out,
          () ->
              new KpiCorrections(
                      theirs,
                      topic,
                      ours,
                      cells,
                      state,
                      wire.output(Kpi.class).deserializer(),
                      wire.output(Kpi.class).serializer(),
                      live.stream(1).retentionMs(),
                      System.currentTimeMillis())
                  .send(out));
    }
  }

  private <T extends SpecificRecord> void subjects(
      Subject<T> subject, Instant since, Corrections out) {
    String topic = live.topics().name(subject.topic());
    try (Log theirs = new Log(live, topic);
        Log ours = new Log(run, run.topics().name(subject.topic()))) {
      tell(
          topic,
          out,
          () ->
              new SubjectCorrections<>(
                      subject,
                      theirs,
                      topic,
                      ours,
                      wire.output(subject.type()).deserializer(),
                      wire.output(subject.type()).serializer(),
                      since)
                  .send(out));
    }
  }

  private <T extends SpecificRecord> void unread(
      Topic which,
      Class<T> type,
      java.util.function.Function<T, UnreadByLive.Place> source,
      Map<TopicPartition, Long> read,
      Corrections out) {
    String topic = live.topics().name(which);
    try (Log ours = new Log(run, run.topics().name(which))) {
      tell(
          topic,
          out,
          () ->
              new UnreadByLive<>(ours, topic, wire.output(type).deserializer(), source, read)
                  .send(out));
    }
  }

  private void tell(String topic, Corrections out, Runnable part) {
    long before = out.sent();
    part.run();
    say.accept(String.format("%s: %,d records corrected", topic, out.sent() - before));
  }
}
