package dev.waymark.sandbox.bench;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.EventKind;
import dev.waymark.domain.event.Origin;
import dev.waymark.wire.InputRecords;
import dev.waymark.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/** Puts the events into the input topics before anything is timed. */
final class Preload {

  private Preload() {}

  /** How many bytes the values of all events have together. */
  static long write(Load load, BenchEvents events) {
    Wire wire = load.wire();
    Map<EventKind, Serializer<SpecificRecord>> writers =
        Arrays.stream(EventKind.values()).collect(Collectors.toMap(kind -> kind, wire::writer));
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", load.bootstrapServers(),
            "compression.type", "lz4",
            "linger.ms", "20",
            "batch.size", "65536");
    long bytes = 0;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      while (events.hasNext()) {
        Event event = events.next();
        String topic = load.topic(event.kind());
        byte[] key = key(event.origin()).getBytes(StandardCharsets.UTF_8);
        byte[] value =
            Objects.requireNonNull(writers.get(event.kind()))
                .serialize(topic, InputRecords.of(event));
        bytes += value.length;
        var unused =
            producer.send(new ProducerRecord<>(topic, null, event.occurredAtMs(), key, value));
      }
    }
    return bytes;
  }

  /** As our own producers do: the customer, or else the strongest name. */
  private static String key(Origin origin) {
    return origin.customerId().isEmpty()
        ? origin.identifiers().get(0).value()
        : origin.customerId();
  }
}
