package dev.waymark.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {

  private static final Path FOLDER = Path.of("samples");

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void every_sample_of_every_version_is_read_by_the_current_schema(Path sample) throws IOException {
    String[] name = sample.getFileName().toString().replace(".json", "").split("-v");
    Contract contract = contract(name[0]);
    Schema written = Released.of(contract, Integer.parseInt(name[1]));

    GenericRecord asWritten = fromJson(Files.readString(sample), written);
    GenericRecord asRead = read(bytes(asWritten), written, contract.current());

    assertThat(asRead.getSchema()).isEqualTo(contract.current());
    for (Schema.Field field : contract.current().getFields()) {
      if (written.getField(field.name()) != null) {
        assertThat(String.valueOf(asRead.get(field.name())))
            .as(field.name())
            .isEqualTo(String.valueOf(asWritten.get(field.name())));
      }
    }
  }

  @Test
  void every_contract_has_a_sample_of_every_version() throws IOException {
    for (Contract contract : Contract.all()) {
      for (int version : Released.versions(contract)) {
        assertThat(FOLDER.resolve(contract + "-v" + version + ".json")).exists();
      }
    }
  }

  private static Contract contract(String name) {
    return Contract.all().stream().filter(c -> c.name().equals(name)).findAny().orElseThrow();
  }

  private static GenericRecord fromJson(String json, Schema schema) throws IOException {
    return new GenericDatumReader<GenericRecord>(schema)
        .read(null, DecoderFactory.get().jsonDecoder(schema, json));
  }

  private static byte[] bytes(GenericRecord value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(value.getSchema()).write(value, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static GenericRecord read(byte[] bytes, Schema writer, Schema reader) throws IOException {
    return new GenericDatumReader<GenericRecord>(writer, reader)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }
}
