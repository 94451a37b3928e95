package dev.waymark.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.domain.event.EventKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to their topics, each one once and in the order given. The records carry the time at
 * which they are sent: with that of the event, a topic that keeps a week would drop last year's
 * events at once.
 */
public final class EventSender implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final Map<EventKind, String> topics = new EnumMap<>(EventKind.class);
  private final Map<EventKind, Serializer<SpecificRecord>> writers = new EnumMap<>(EventKind.class);
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  private EventSender(
      Producer<byte[], byte[]> producer,
      Function<EventKind, String> topics,
      Function<EventKind, Serializer<SpecificRecord>> writers) {
    this.producer = producer;
    for (EventKind kind : EventKind.values()) {
      this.topics.put(kind, topics.apply(kind));
      this.writers.put(kind, writers.apply(kind));
    }
  }

  /**
   * Opens a connection.
   *
   * @param client what any client of this Kafka needs
   */
  public static EventSender open(
      Properties client,
      Function<EventKind, String> topics,
      Function<EventKind, Serializer<SpecificRecord>> writers) {
    return new EventSender(new KafkaProducer<>(settings(client)), topics, writers);
  }

  /**
   * Sends one event, sooner or later.
   *
   * @throws NotSent when an earlier one could not be sent
   */
  public void send(InputEvent event) {
    String topic = topics.getOrDefault(event.kind(), "");
    send(topic, event.key(), writer(event.kind()).serialize(topic, event.value()));
  }

  /**
   * Sends something else that goes with the events, such as a command.
   *
   * @throws NotSent when an earlier one could not be sent
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback is told the same
  public void send(String topic, String key, byte[] value) {
    throwFailure();
    producer.send(
        new ProducerRecord<>(topic, key.getBytes(UTF_8), value),
        (sent, problem) -> {
          if (problem != null) {
            failure.compareAndSet(null, problem);
          }
        });
  }

  /**
   * Waits until everything is sent.
   *
   * @throws NotSent when something could not be
   */
  public void finish() {
    producer.flush();
    throwFailure();
  }

  @Override
  public void close() {
    writers.values().forEach(Serializer::close);
    producer.close();
  }

  private Serializer<SpecificRecord> writer(EventKind kind) {
    Serializer<SpecificRecord> writer = writers.get(kind);
    if (writer == null) {
      throw new IllegalStateException("no writer for " + kind);
    }
    return writer;
  }

  private void throwFailure() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new NotSent(problem);
    }
  }

  private static Properties settings(Properties client) {
    Properties settings = new Properties();
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    // A broker that has just got a partition takes any first batch of a producer: with several on
    // their way, one that had to be sent again would come after its successor, and never in.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, "20");
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, "131072");
    // Who asks for an unknown topic or address waits for this long before being told.
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "15000");
    settings.putAll(client);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    return settings;
  }

  /** Kafka did not take an event. */
  public static final class NotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotSent(Exception problem) {
      super("Kafka did not take an event: " + problem.getMessage(), problem);
    }
  }
}
