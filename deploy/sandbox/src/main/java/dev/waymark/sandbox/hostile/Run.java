package dev.waymark.sandbox.hostile;

import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.Failure;
import dev.waymark.app.Running;
import dev.waymark.sandbox.Lag;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.SandboxConfig;
import dev.waymark.sandbox.replay.Completion;
import dev.waymark.sandbox.replay.OutputTopic;
import dev.waymark.sandbox.replay.Told;
import dev.waymark.schema.Grain;
import dev.waymark.schema.Journey;
import dev.waymark.schema.Kpi;
import dev.waymark.schema.Late;
import dev.waymark.schema.Reject;
import dev.waymark.stream.End;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Figures;
import dev.waymark.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.KafkaStreams.State;

/** One instance over one set of records, on topics of its own. */
final class Run {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String RECORDS = "records";

  /** In which made-up customers pay. */
  private static final String CURRENCY = "EUR";

  /** The users' topics take records of any time, and are not rolled by it. */
  private static final Map<String, String> ANY_TIME =
      Map.of(
          "message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE),
          "segment.ms", String.valueOf(Long.MAX_VALUE));

  private final Config config;
  private final long untilMs;

  /**
   * @param name the topics of this run begin with it
   */
  Run(Sandbox sandbox, String name, long untilMs) {
    this.config = SandboxConfig.of(sandbox, settings(sandbox, name, untilMs));
    this.untilMs = untilMs;
  }

  private static Map<String, String> settings(Sandbox sandbox, String name, long untilMs) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("application.id", name);
    texts.put("state.dir", sandbox.folder().path().resolve(name).toString());
    texts.put("clock.end", Instant.ofEpochMilli(untilMs).toString());
    texts.put("census", Instant.ofEpochMilli(untilMs).toString());
    texts.put("currency", CURRENCY);
    texts.put("clock.idle-after", "3s");
    texts.put("kpi.retention.minute", "0");
    texts.put("kpi.retention.hour", "0");
    texts.put("erasure.key", "a-key-for-made-up-customers");
    for (Topic topic : Topic.values()) {
      texts.put("topics." + topic.key(), name + "." + topic.standardName());
    }
    return texts;
  }

  Config config() {
    return config;
  }

  void createTopics() {
    List<NewTopic> inputs =
        Topic.inputs().stream()
            .map(
                topic ->
                    new NewTopic(
                            config.topics().name(topic),
                            config.settings().get(ConnectionSettings.JOURNEY_PARTITIONS),
                            (short) 1)
                        .configs(ANY_TIME))
            .toList();
    try (Admin admin = Admin.create(config.client())) {
      admin.createTopics(inputs).all().toCompletionStage().toCompletableFuture().join();
    }
    SandboxConfig.createTopics(config);
  }

  /** Works off all that was sent. */
  Outcome work(long sent) {
    long startedNs = System.nanoTime();
    try (Running running = Running.start(config)) {
      List<Told<Kpi>> kpis = await(running, sent);
      return new Outcome(
          last(Topic.JOURNEYS, Journey.class),
          cells(kpis),
          all(Topic.REJECTS, Reject.class),
          all(Topic.LATE, Late.class),
          ends(running),
          told(kpis),
          running.measured().scrape(),
          running.streams().state() == State.RUNNING,
          Duration.ofNanos(System.nanoTime() - startedNs));
    }
  }

  private List<Told<Kpi>> await(Running running, long sent) {
    Completion completion =
        new Completion(
            sent,
            config.settings().get(ConnectionSettings.JOURNEY_PARTITIONS),
            Instant.ofEpochMilli(untilMs),
            PATIENCE);
    List<String> wayIn =
        Stream.concat(
                Stream.concat(Topic.inputs().stream(), Topic.commands().stream()),
                Stream.of(Topic.BY_IDENTIFIER, Topic.BY_CUSTOMER, Topic.CONTRIBUTIONS))
            .map(config.topics()::name)
            .toList();
    try (OutputTopic<Kpi> kpis = output(Topic.KPIS, Kpi.class);
        Admin admin = Admin.create(config.client())) {
      Lag lag = Lag.of(admin, config.engineId(), wayIn);
      return completion.await(kpis, lag::records, ended -> requireAlive(running));
    }
  }

  private static void requireAlive(Running running) {
    State state = running.streams().state();
    if (state == State.ERROR || state == State.NOT_RUNNING) {
      throw new Failure("Waymark has stopped: its log says why");
    }
  }

  private Map<String, String> last(Topic topic, Class<Journey> type) {
    Map<String, String> last = new HashMap<>();
    for (Told<Journey> told : read(topic, type)) {
      if (told.value() == null) {
        last.remove(told.key());
      } else {
        last.put(told.key(), String.valueOf(told.value()));
      }
    }
    return last;
  }

  private <T extends SpecificRecord> List<T> all(Topic topic, Class<T> type) {
    return Told.every(read(topic, type));
  }

  private <T extends SpecificRecord> List<Told<T>> read(Topic topic, Class<T> type) {
    try (OutputTopic<T> output = output(topic, type)) {
      return output.all();
    }
  }

  private <T extends SpecificRecord> OutputTopic<T> output(Topic topic, Class<T> type) {
    return new OutputTopic<>(
        config.client(),
        config.topics().name(topic),
        Wire.of(config.wire()).output(type).deserializer());
  }

  /**
   * How often a cell was revised depends on the delivery, and so does whether something was counted
   * in it and taken back; what it holds does not.
   */
  private static Map<String, String> cells(List<Told<Kpi>> kpis) {
    Map<String, String> cells = new HashMap<>();
    for (Told<Kpi> told : kpis) {
      Kpi kpi = told.value();
      if (kpi != null && isCompared(kpi)) {
        cells.put(told.key(), kpi.getCount() + " " + kpi.getAmount() + " " + kpi.getComplete());
      }
    }
    return cells;
  }

  private static boolean isCompared(Kpi kpi) {
    return !kpi.getKpi().equals(RECORDS)
        && !kpi.getKpi().equals(Figures.CLOCK)
        && (kpi.getCount() != 0 || kpi.getAmount() != 0);
  }

  private static Map<Topic, Map<String, Long>> told(List<Told<Kpi>> kpis) {
    Map<Topic, Map<String, Long>> ends = new TreeMap<>();
    for (Told<Kpi> told : kpis) {
      Kpi kpi = told.value();
      if (kpi != null && kpi.getKpi().equals(RECORDS) && kpi.getGrain() == Grain.NOW) {
        ends.computeIfAbsent(
                topic(kpi.getDimensions().getOrDefault("topic", "")), t -> new TreeMap<>())
            .merge(kpi.getDimensions().getOrDefault("end", ""), kpi.getCount(), Long::sum);
      }
    }
    return ends;
  }

  private static Topic topic(String key) {
    return Arrays.stream(Topic.values())
        .filter(topic -> topic.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("records of a topic " + key));
  }

  private static Map<Topic, Map<String, Long>> ends(Running running) {
    Map<Topic, Map<String, Long>> ends = new TreeMap<>();
    Stream.concat(Topic.inputs().stream(), Topic.commands().stream())
        .forEach(
            topic -> {
              for (End end : End.values()) {
                long records = running.measured().ended(topic, end);
                if (records > 0) {
                  ends.computeIfAbsent(topic, t -> new TreeMap<>()).put(end.label(), records);
                }
              }
            });
    return ends;
  }
}
