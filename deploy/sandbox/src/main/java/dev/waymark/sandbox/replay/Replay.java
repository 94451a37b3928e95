package dev.waymark.sandbox.replay;

import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.Failure;
import dev.waymark.app.Succession;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.ingest.EventSender;
import dev.waymark.ingest.InputEvent;
import dev.waymark.sandbox.Lag;
import dev.waymark.sandbox.SandboxConfig;
import dev.waymark.sandbox.WayIn;
import dev.waymark.schema.Kpi;
import dev.waymark.stream.Topic;
import dev.waymark.wire.CommandRecords;
import dev.waymark.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Delivers a history to a Kafka, lets the real topology work it out, and gathers the results.
 *
 * @param until the instant up to which everything is worked out
 * @param stable leaves out of the results what depends on the delivery
 */
record Replay(Config config, Instant until, boolean stable) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The whole of it. */
  Results run(History history, Delivery delivery, int instances, LongConsumer progress) {
    createTopics();
    Map<String, Long> sent = send(delivery.of(history.events()));
    sent.putAll(sendLinks(history.links()));
    try (Instances workers = Instances.start(config, instances)) {
      return results(
          history,
          sent,
          ended -> {
            workers.requireAlive();
            progress.accept(ended);
          });
    }
  }

  void createTopics() {
    SandboxConfig.createTopics(config);
  }

  /** Sends events in this order; says how many went to each topic, by its key. */
  Map<String, Long> send(List<InputEvent> events) {
    Map<String, Long> sent = new TreeMap<>();
    Topic.inputs().forEach(topic -> sent.put(topic.key(), 0L));
    String currency = config.rules().currency().getCurrencyCode();
    Wire wire = wire();
    try (EventSender sender =
        EventSender.open(
            config.client(), kind -> config.topics().name(Topic.of(kind)), wire::writer)) {
      for (InputEvent event : events) {
        sender.send(event.reportedIn(currency));
        sent.merge(Topic.of(event.kind()).key(), 1L, Long::sum);
      }
      sender.finish();
    }
    return sent;
  }

  /** Sends links in this order; says how many. */
  private Map<String, Long> sendLinks(List<Link> links) {
    Wire wire = wire();
    String topic = config.topics().name(Topic.LINKS);
    Serializer<dev.waymark.schema.Link> writer =
        wire.output(dev.waymark.schema.Link.class).serializer();
    try (EventSender sender =
        EventSender.open(
            config.client(), kind -> config.topics().name(Topic.of(kind)), wire::writer)) {
      for (Link link : links) {
        sender.send(topic, link.id(), writer.serialize(topic, CommandRecords.of(link)));
      }
      sender.finish();
    }
    return links.isEmpty() ? Map.of() : Map.of(Topic.LINKS.key(), (long) links.size());
  }

  /**
   * Waits until what was sent is worked out, and reads what came of it.
   *
   * @param watcher is told how many records have ended, and throws when nobody is left to work
   */
  Results results(History history, Map<String, Long> sent, LongConsumer watcher) {
    List<Told<Kpi>> kpis = workedOut(sent, watcher);
    Windows windows = new Windows(config.rules().zone());
    return Results.of(history, sent, kpis, this::output, windows, until, stable);
  }

  private List<Told<Kpi>> workedOut(Map<String, Long> sent, LongConsumer watcher) {
    long all = sent.values().stream().mapToLong(Long::longValue).sum();
    Completion completion =
        new Completion(
            all, config.settings().get(ConnectionSettings.JOURNEY_PARTITIONS), until, PATIENCE);
    Config atWork = Succession.follow(config);
    try (OutputTopic<Kpi> kpis = output(Topic.KPIS, Kpi.class);
        Admin admin = Admin.create(config.client())) {
      Lag lag =
          Lag.of(
              admin, atWork.engineId(), WayIn.TOPICS.stream().map(atWork.topics()::name).toList());
      return completion.await(kpis, lag::records, watcher);
    } catch (Failure e) {
      try (OutputTopic<Kpi> kpis = output(Topic.KPIS, Kpi.class)) {
        List<String> ends = Conservation.of(sent, kpis.all()).sentences();
        throw new Failure(e.getMessage() + "; " + String.join("; ", ends), e);
      }
    }
  }

  <T extends SpecificRecord> OutputTopic<T> output(Topic topic, Class<T> type) {
    return new OutputTopic<>(
        config.client(), config.topics().name(topic), wire().output(type).deserializer());
  }

  private Wire wire() {
    return Wire.of(config.wire());
  }
}
