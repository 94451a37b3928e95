package dev.waymark.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.EventKind;
import java.io.IOException;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventReaderTest {

  private static final int RECORDS = 3_000;

  private final Reading reading = new Reading();

  @ParameterizedTest
  @EnumSource
  void the_straight_way_reads_what_avro_reads(EventKind kind) throws IOException {
    for (int seed = 0; seed < RECORDS; seed++) {
      byte[] bytes = reading.bytes(kind, Records.random(kind, new Random(seed)));

      assertThat(event(kind, bytes))
          .as("seed %d", seed)
          .isEqualTo(ReferenceMapping.of(generic(kind, bytes)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void another_version_of_the_schema_says_the_same(EventKind kind) throws IOException {
    Schema newer =
        Reading.changed(
            kind,
            "\"fields\":[{\"name\":\"event_id\"",
            "\"fields\":[{\"name\":\"shop_floor\",\"type\":\"string\",\"default\":\"first\"},"
                + "{\"name\":\"event_id\"");
    for (int seed = 0; seed < RECORDS / 10; seed++) {
      byte[] bytes = reading.bytes(kind, Records.random(kind, new Random(seed)));
      byte[] newerBytes = reading.bytes(resolved(generic(kind, bytes), newer));

      assertThat(event(kind, newerBytes)).as("seed %d", seed).isEqualTo(event(kind, bytes));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatever_is_done_to_the_bytes_the_answer_is_a_value(EventKind kind) throws IOException {
    Schema newer = Reading.changed(kind, "\"name\":\"source\"", "\"name\":\"sender\"");
    for (int seed = 0; seed < RECORDS; seed++) {
      Random random = new Random(seed);
      byte[] ours = reading.bytes(kind, Records.random(kind, random));
      byte[] bytes = seed % 2 == 0 ? ours : reading.bytes(resolved(generic(kind, ours), newer));
      for (int change = 0; change <= random.nextInt(4); change++) {
        int place = WireFormat.HEADER_BYTES + random.nextInt(bytes.length - 5);
        bytes[place] = (byte) random.nextInt();
      }

      assertThat(reading.read(kind, bytes)).as("seed %d", seed).isNotNull();
    }
  }

  private Event event(EventKind kind, byte[] bytes) {
    Decoded decoded = reading.read(kind, bytes);
    assertThat(decoded).isInstanceOf(Decoded.Read.class);
    return ((Decoded.Read) decoded).event();
  }

  private static GenericRecord generic(EventKind kind, byte[] bytes) throws IOException {
    Schema schema = Schemas.of(Schemas.recordOf(kind));
    return new GenericDatumReader<GenericRecord>(schema)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
  }

  private static GenericRecord resolved(GenericRecord record, Schema reader) throws IOException {
    byte[] bytes = Reading.bytes(1, record);
    return new GenericDatumReader<GenericRecord>(record.getSchema(), reader)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
  }
}
