package dev.waymark.sandbox.replay;

import dev.waymark.app.Cluster;
import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.TopicPlan;
import dev.waymark.ingest.EventSender;
import dev.waymark.ingest.InputEvent;
import dev.waymark.schema.Kpi;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Delivers a history to a Kafka, lets the real topology work it out, and gathers the results.
 *
 * @param until the instant up to which everything is worked out
 * @param stable leaves out of the results what depends on the delivery
 * @param say is told how far it is
 */
record Replay(Config config, Instant until, boolean stable, Consumer<String> say) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The topics that the application reads. */
  private static final List<Topic> WAY_IN =
      List.of(
          Topic.PURCHASES,
          Topic.SUPPORT_CONTACTS,
          Topic.SOCIAL_MENTIONS,
          Topic.APP_INSTALLS,
          Topic.BY_CUSTOMER,
          Topic.CONTRIBUTIONS);

  /** Makes the topics that a run needs, and waits until each partition has a leader at work. */
  void createTopics() {
    List<TopicPlan> plans = TopicPlan.all(config);
    try (Cluster cluster = new Cluster(config)) {
      cluster.create(plans);
    }
    try (Lag lag = lag(plans.stream().map(TopicPlan::name).toList())) {
      lag.ends();
    }
  }

  /** Sends events in this order; says how many went to each topic, by its key. */
  Map<String, Long> send(List<InputEvent> events) {
    Map<String, Long> sent = new TreeMap<>();
    Topic.inputs().forEach(topic -> sent.put(topic.key(), 0L));
    Wire wire = wire();
    try (EventSender sender =
        EventSender.open(
            config.client(), kind -> config.topics().name(Topic.of(kind)), wire::writer)) {
      for (InputEvent event : events) {
        sender.send(event);
        sent.merge(Topic.of(event.kind()).key(), 1L, Long::sum);
      }
      sender.finish();
    }
    return sent;
  }

  /**
   * Waits until what was sent is worked out, and reads what came of it.
   *
   * @param alive throws when those who do the work are gone
   */
  Results results(History history, Map<String, Long> sent, Runnable alive) {
    List<Told<Kpi>> kpis = workedOut(sent, alive);
    return Results.of(history, sent, kpis, this::all, until, stable);
  }

  private List<Told<Kpi>> workedOut(Map<String, Long> sent, Runnable alive) {
    long all = sent.values().stream().mapToLong(Long::longValue).sum();
    Completion completion =
        new Completion(
            all, config.settings().get(ConnectionSettings.JOURNEY_PARTITIONS), until, PATIENCE);
    List<String> wayIn = WAY_IN.stream().map(config.topics()::name).toList();
    try (OutputTopic<Kpi> kpis = output(Topic.KPIS, Kpi.class);
        Lag lag = lag(wayIn)) {
      return completion.await(kpis, lag::now, alive, say);
    }
  }

  private Lag lag(List<String> topics) {
    String group = config.settings().get(ConnectionSettings.APPLICATION_ID);
    return new Lag(config.client(), group, topics);
  }

  private <T extends SpecificRecord> List<Told<T>> all(Topic topic, Class<T> type) {
    try (OutputTopic<T> output = output(topic, type)) {
      return output.all();
    }
  }

  private <T extends SpecificRecord> OutputTopic<T> output(Topic topic, Class<T> type) {
    return new OutputTopic<>(
        config.client(), config.topics().name(topic), wire().output(type).deserializer());
  }

  private Wire wire() {
    return Wire.of(config.wire());
  }
}
