package dev.waymark.sandbox.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.app.Config;
import dev.waymark.domain.event.EventKind;
import dev.waymark.sandbox.Feed;
import dev.waymark.sandbox.simulator.Delivery;
import dev.waymark.sandbox.simulator.EventDelivery;
import dev.waymark.sandbox.simulator.Faults;
import dev.waymark.sandbox.simulator.LinkDelivery;
import dev.waymark.sandbox.simulator.Scenario;
import dev.waymark.sandbox.simulator.Simulator;
import dev.waymark.stream.Topic;
import dev.waymark.wire.CommandRecords;
import dev.waymark.wire.InputRecords;
import dev.waymark.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Sends a made-up story and writes down what was acknowledged. Some clocks of its sources are
 * wrong, some records are no Avro, some customers buy far more than others, and now and then many
 * events come at once.
 */
final class Source implements AutoCloseable {

  /** The story has about so many events for each customer; it may stop before its end. */
  private static final int EVENTS_PER_CUSTOMER = 4;

  private static final double WRONG_BY_MINUTES = 0.01;
  private static final double WRONG_BY_HOURS = 0.003;
  private static final double FROM_THE_FUTURE = 0.002;
  private static final double BROKEN = 0.002;
  private static final double HOT = 0.05;
  private static final int HOT_CUSTOMERS = 3;

  /** So the keys of those begin who buy far more than others. */
  static final String HOT_KEY = "hot-";

  private static final Duration MINUTES = Duration.ofMinutes(4);
  private static final Duration HOURS = Duration.ofHours(2);
  private static final Instant FUTURE = Instant.parse("2100-01-01T00:00:00Z");

  private final Config config;
  private final Simulator story;
  private final SplittableRandom random;
  private final Path enough;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Acknowledged acknowledged;
  private final Map<EventKind, Serializer<SpecificRecord>> writers = new EnumMap<>(EventKind.class);
  private final Serializer<dev.waymark.schema.Link> links;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  Source(Place place, long seed, long most) throws IOException {
    this.config = place.live();
    Wire wire = Wire.of(config.wire());
    for (EventKind kind : EventKind.values()) {
      writers.put(kind, wire.writer(kind));
    }
    this.links = wire.output(dev.waymark.schema.Link.class).serializer();
    this.enough = place.enough();
    this.random = new SplittableRandom(seed);
    this.story =
        Simulator.of(
            Scenario.of(
                (int) Math.max(50, most / EVENTS_PER_CUSTOMER),
                Place.FROM.toEpochMilli(),
                Place.UNTIL.toEpochMilli(),
                seed,
                Faults.USUAL));
    this.acknowledged = new Acknowledged(Files.newBufferedWriter(place.acknowledged(), UTF_8));
    this.producer =
        new KafkaProducer<>(settings(config), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static Properties settings(Config config) {
    Properties settings = config.client();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    // A broker that has just got a partition takes any first batch of a producer.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, "10");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "600000");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "600000");
    return settings;
  }

  /** Sends until it is enough, about so many a second, and waits until all is acknowledged. */
  void send(int perSecond) throws IOException {
    Pace pace = new Pace(perSecond);
    while (story.hasNext() && !Files.exists(enough)) {
      LockSupport.parkNanos(5_000_000);
      for (int due = pace.due(); due > 0 && story.hasNext(); due--) {
        send(story.next());
      }
      requireNoFailure();
    }
    producer.flush();
    requireNoFailure();
    acknowledged.end();
  }

  private void send(Delivery delivery) {
    if (delivery instanceof LinkDelivery told) {
      String topic = config.topics().links();
      byte[] value = links.serialize(topic, CommandRecords.of(told.link()));
      send(Topic.LINKS, told.link().id(), told.link().atMs(), value);
    } else if (delivery instanceof EventDelivery told) {
      send(told);
    }
  }

  private void send(EventDelivery told) {
    Topic topic = Topic.of(told.event().kind());
    SpecificRecord record = InputRecords.of(told.event(), told.text());
    String key = Feed.key(told.event().origin());
    double fate = random.nextDouble();
    long atMs = told.event().occurredAtMs();
    if (topic == Topic.PURCHASES && random.nextDouble() < HOT) {
      key = HOT_KEY + random.nextInt(HOT_CUSTOMERS);
      set(record, "customer_id", key);
      // Everybody's names would make everybody one household.
      set(record, "identifiers", new ArrayList<>());
    } else if (fate < WRONG_BY_MINUTES) {
      occurred(record, atMs + random.nextLong(-MINUTES.toMillis(), MINUTES.toMillis()));
    } else if (fate < WRONG_BY_MINUTES + WRONG_BY_HOURS) {
      occurred(record, atMs + HOURS.toMillis());
    } else if (fate < WRONG_BY_MINUTES + WRONG_BY_HOURS + FROM_THE_FUTURE) {
      set(record, "occurred_at", FUTURE);
    }
    byte[] value =
        fate > 1 - BROKEN
            ? ("no Avro " + random.nextInt()).getBytes(UTF_8)
            : writer(told.event().kind()).serialize(config.topics().name(topic), record);
    send(topic, key, atMs, value);
  }

  /** The story has an end, after which nothing may have happened. */
  private static void occurred(SpecificRecord record, long atMs) {
    long lastMs = Place.UNTIL.toEpochMilli() - 1;
    set(record, "occurred_at", Instant.ofEpochMilli(Math.min(atMs, lastMs)));
  }

  private Serializer<SpecificRecord> writer(EventKind kind) {
    return Objects.requireNonNull(writers.get(kind), kind.name());
  }

  private static void set(SpecificRecord record, String field, Object value) {
    record.put(record.getSchema().getField(field).pos(), value);
  }

  private void send(Topic topic, String key, long atMs, byte[] value) {
    byte[] name = key.getBytes(UTF_8);
    long sentAtMs = System.currentTimeMillis();
    var unused =
        producer.send(
            new ProducerRecord<>(config.topics().name(topic), null, atMs, name, value),
            (sent, problem) -> {
              if (problem == null) {
                acknowledged.add(
                    Acknowledged.place(topic, sent.partition(), sent.offset()),
                    new Acknowledged.Taken(Acknowledged.sum(name, value), sentAtMs));
              } else {
                failure.compareAndSet(null, problem);
              }
            });
  }

  private void requireNoFailure() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new IllegalStateException("a record could not be sent", problem);
    }
  }

  @Override
  public void close() {
    producer.close();
    acknowledged.close();
  }
}
