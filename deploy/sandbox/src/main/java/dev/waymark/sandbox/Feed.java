package dev.waymark.sandbox;

import dev.waymark.app.Config;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.EventKind;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.identity.Link;
import dev.waymark.sandbox.simulator.Delivery;
import dev.waymark.sandbox.simulator.EventDelivery;
import dev.waymark.sandbox.simulator.LinkDelivery;
import dev.waymark.stream.Topic;
import dev.waymark.wire.CommandRecords;
import dev.waymark.wire.InputRecords;
import dev.waymark.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/** Sends made-up events and links to their topics, as a source would. */
public final class Feed implements AutoCloseable {

  private record Way(String topic, Serializer<SpecificRecord> writer) {}

  private final Map<EventKind, Way> ways = new EnumMap<>(EventKind.class);
  private final String links;
  private final Serializer<dev.waymark.schema.Link> linkWriter;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  public Feed(Config config, Wire wire) {
    for (Topic topic : Topic.inputs()) {
      EventKind kind = Topic.kind(topic);
      ways.put(kind, new Way(config.topics().name(topic), wire.writer(kind)));
    }
    this.links = config.topics().name(Topic.LINKS);
    this.linkWriter = wire.output(dev.waymark.schema.Link.class).serializer();
    Properties settings = config.client();
    settings.put("compression.type", "lz4");
    settings.put("linger.ms", "20");
    settings.put("batch.size", "65536");
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Sends one event or link; it may be on its way for a moment.
   *
   * @throws RuntimeException when an earlier one could not be sent
   */
  public void send(Delivery delivery) {
    requireSent();
    if (delivery instanceof EventDelivery told) {
      send(told);
    } else if (delivery instanceof LinkDelivery told) {
      send(told.link());
    }
  }

  private void send(EventDelivery delivery) {
    Event event = delivery.event();
    Way way = Objects.requireNonNull(ways.get(event.kind()), event.kind().name());
    byte[] value = way.writer().serialize(way.topic(), InputRecords.of(event, delivery.text()));
    byte[] key = key(event.origin()).getBytes(StandardCharsets.UTF_8);
    send(new ProducerRecord<>(way.topic(), null, event.occurredAtMs(), key, value));
  }

  private void send(Link link) {
    byte[] value = linkWriter.serialize(links, CommandRecords.of(link));
    byte[] key = link.id().getBytes(StandardCharsets.UTF_8);
    send(new ProducerRecord<>(links, null, link.atMs(), key, value));
  }

  private void send(ProducerRecord<byte[], byte[]> message) {
    var unused =
        producer.send(
            message,
            (sent, problem) -> {
              if (problem != null) {
                failure.compareAndSet(
                    null, new IllegalStateException("a delivery could not be sent", problem));
              }
            });
  }

  /**
   * Returns when everything sent has arrived.
   *
   * @throws RuntimeException when something could not be sent
   */
  public void flush() {
    producer.flush();
    requireSent();
  }

  private void requireSent() {
    RuntimeException earlier = failure.get();
    if (earlier != null) {
      throw earlier;
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  /** Keeps the events of one somebody together: their id, or what stands for it. */
  public static String key(Origin origin) {
    return origin.customerId().isEmpty()
        ? origin.identifiers().get(0).value()
        : origin.customerId();
  }
}
