package dev.waymark.sandbox.hostile;

import dev.waymark.app.Config;
import dev.waymark.replay.Place;
import dev.waymark.stream.Topic;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends records as they are, and remembers where those lie that must not simply be applied. */
final class Sender implements AutoCloseable {

  private final Config config;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<Place, Expected> expected = new ConcurrentHashMap<>();
  private final Map<Topic, Map<String, Long>> ends = new TreeMap<>();
  private final Map<String, Long> byTrick = new TreeMap<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  Sender(Config config) {
    this.config = config;
    Properties settings = config.client();
    settings.put("compression.type", "lz4");
    settings.put("linger.ms", "20");
    settings.put("batch.size", "65536");
    settings.put("max.request.size", "33554432");
    settings.put("delivery.timeout.ms", "600000");
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  void send(String trick, Parcel parcel) {
    requireNoFailure();
    ends.computeIfAbsent(parcel.topic(), topic -> new TreeMap<>())
        .merge(parcel.ending().end().label(), 1L, Long::sum);
    byTrick.merge(trick, 1L, Long::sum);
    var unused =
        producer.send(
            new ProducerRecord<>(
                config.topics().name(parcel.topic()),
                parcel.partition().isPresent() ? parcel.partition().getAsInt() : null,
                parcel.timestampMs().isPresent() ? parcel.timestampMs().getAsLong() : null,
                parcel.key(),
                parcel.value(),
                parcel.headers()),
            (lies, problem) -> arrived(trick, parcel, lies, problem));
  }

  private void arrived(
      String trick, Parcel parcel, RecordMetadata lies, @Nullable Exception problem) {
    if (problem != null) {
      failure.compareAndSet(null, new IllegalStateException(trick, problem));
    } else if (!parcel.ending().equals(Ending.APPLIED)) {
      expected.put(
          new Place(lies.topic(), lies.partition(), lies.offset()), Expected.of(trick, parcel));
    }
  }

  /** What was sent, once all of it has arrived. */
  Sent finish() {
    producer.flush();
    requireNoFailure();
    return new Sent(expected, ends, byTrick);
  }

  private void requireNoFailure() {
    Exception earlier = failure.get();
    if (earlier != null) {
      throw new IllegalStateException(
          "a record could not be sent: " + earlier.getMessage(), earlier);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
