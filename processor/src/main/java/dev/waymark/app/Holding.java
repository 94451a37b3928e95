package dev.waymark.app;

import dev.waymark.replay.Place;
import dev.waymark.replay.retry.HeldBack;
import dev.waymark.schema.Late;
import dev.waymark.schema.Reject;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Where it is noted what was held back, and where the bytes of it are. */
public enum Holding {
  /** The topic of rejects has the bytes in its notes. */
  REJECTS(Topic.REJECTS),
  /** The topic of what came too late says where they were read. */
  LATE(Topic.LATE);

  private final Topic topic;

  Holding(Topic topic) {
    this.topic = topic;
  }

  /** The topic of the notes. */
  public Topic topic() {
    return topic;
  }

  /** The bytes as they were read, with the headers they came with. */
  @SuppressWarnings("ArrayRecordComponent") // the bytes travel on as they are; nobody compares them
  public record Original(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {}

  /** Reads notes. */
  interface Notes {

    /** What a note says; the record has a value. */
    HeldBack read(ConsumerRecord<byte[], byte[]> note);

    /** Where the record lies that has the bytes which were held back. */
    Place source(HeldBack held);

    /** The bytes that were held back, of that record; empty when it has not kept them. */
    Optional<Original> original(ConsumerRecord<byte[], byte[]> source);
  }

  Notes notes(Config config) {
    Wire wire = Wire.of(config.wire());
    return switch (this) {
      case REJECTS -> new Rejects(wire.output(Reject.class).deserializer());
      case LATE -> new Latecomers(wire.output(Late.class).deserializer());
    };
  }

  private static Place place(ConsumerRecord<byte[], byte[]> note) {
    return new Place(note.topic(), note.partition(), note.offset());
  }

  private static Instant since(ConsumerRecord<byte[], byte[]> note) {
    return Instant.ofEpochMilli(note.timestamp());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private record Rejects(Deserializer<Reject> reading) implements Notes {

    @Override
    public HeldBack read(ConsumerRecord<byte[], byte[]> note) {
      return HeldBack.of(reading.deserialize(note.topic(), note.value()), place(note), since(note));
    }

    @Override
    public Place source(HeldBack held) {
      return held.notedIn();
    }

    /** The stream passes the headers of a record on with the note. */
    @Override
    public Optional<Original> original(ConsumerRecord<byte[], byte[]> note) {
      Reject reject = reading.deserialize(note.topic(), note.value());
      return Optional.ofNullable(reject.getValue())
          .map(
              value ->
                  new Original(
                      Optional.ofNullable(reject.getKey()).map(Holding::bytes).orElse(null),
                      bytes(value),
                      note.headers()));
    }
  }

  private record Latecomers(Deserializer<Late> reading) implements Notes {

    @Override
    public HeldBack read(ConsumerRecord<byte[], byte[]> note) {
      return HeldBack.of(reading.deserialize(note.topic(), note.value()), place(note), since(note));
    }

    @Override
    public Place source(HeldBack held) {
      return held.id();
    }

    @Override
    public Optional<Original> original(ConsumerRecord<byte[], byte[]> source) {
      return Optional.of(new Original(source.key(), source.value(), source.headers()));
    }
  }
}
