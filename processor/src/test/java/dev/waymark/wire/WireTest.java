package dev.waymark.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.schema.Journey;
import dev.waymark.schema.Kpi;
import dev.waymark.schema.Purchase;
import dev.waymark.wire.SchemaRegistry.Compatibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {

  private static final Path SAMPLES = Path.of("../schemas/samples");

  private final Reading reading = new Reading();

  static List<String> records() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.map(f -> f.getFileName().toString().replaceAll("-v.*", "")).distinct().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void every_record_is_read_as_it_was_written(String name) throws Exception {
    Class<? extends SpecificRecord> type =
        Class.forName("dev.waymark.schema." + name).asSubclass(SpecificRecord.class);
    GenericRecord sample = sample(name, Schemas.of(type));

    assertThat(roundTrip(type, sample)).hasToString(AvroRecords.as(type, sample).toString());
  }

  @Test
  void the_header_holds_the_id_of_the_schema_under_the_topic_s_subject() {
    byte[] bytes =
        reading.wire.output(Purchase.class).serializer().serialize("t", Records.purchase());

    int id = reading.registry.id("t-value", Schemas.of(Purchase.class)).orElseThrow();
    assertThat(bytes).startsWith(0, 0, 0, 0, id);
  }

  @Test
  void without_leave_to_register_a_missing_schema_is_named() {
    WireSettings strict =
        WireSettings.of(Reading.settings().registry(), false, Reading.settings().inputs());
    Wire wire = Wire.over(new MemoryRegistry(), strict);

    assertThatThrownBy(() -> wire.prepare("waymark.kpis", Kpi.class))
        .isInstanceOf(RegistryRefusal.class)
        .hasMessageContaining("dev.waymark.schema.Kpi")
        .hasMessageContaining("waymark.kpis-value");
  }

  @Test
  void no_record_is_no_bytes_and_back() {
    Serde<Journey> journeys = reading.wire.output(Journey.class);

    assertThat(journeys.serializer().serialize("t", null)).isNull();
    assertThat(journeys.deserializer().deserialize("t", null)).isNull();
  }

  @Test
  void bytes_that_are_no_record_are_an_error_of_serialization() {
    Serde<Journey> journeys = reading.wire.output(Journey.class);

    assertThatThrownBy(() -> journeys.deserializer().deserialize("t", new byte[] {1, 2, 3}))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void inputs_and_commands_promise_less_than_outputs() {
    assertThat(Schemas.promise(Purchase.class)).isEqualTo(Compatibility.BACKWARD_TRANSITIVE);
    assertThat(Schemas.promise(Journey.class)).isEqualTo(Compatibility.FULL_TRANSITIVE);
  }

  @Test
  void the_schema_we_register_has_no_marks_of_the_java_generator() {
    assertThat(Schemas.of(Journey.class).toString()).doesNotContain("avro.java");
  }

  private <T extends SpecificRecord> T roundTrip(Class<T> type, GenericRecord sample) {
    Serde<T> serde = reading.wire.output(type);
    byte[] bytes = serde.serializer().serialize("t", AvroRecords.as(type, sample));
    return serde.deserializer().deserialize("t", bytes);
  }

  private static GenericRecord sample(String name, Schema schema) throws IOException {
    String json = Files.readString(SAMPLES.resolve(name + "-v2.json"));
    return new GenericDatumReader<GenericRecord>(schema)
        .read(null, DecoderFactory.get().jsonDecoder(schema, json));
  }
}
