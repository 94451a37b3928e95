package dev.waymark.sandbox.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.domain.event.EventKind;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Journey;
import dev.waymark.schema.Kpi;
import dev.waymark.schema.Late;
import dev.waymark.schema.Receipt;
import dev.waymark.schema.Reject;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.StageChange;
import dev.waymark.wire.Schemas;
import dev.waymark.wire.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** The canonical samples of the schemas, as records. */
final class Samples {

  static final List<Class<? extends SpecificRecord>> OUTPUTS =
      List.of(
          Journey.class,
          StageChange.class,
          ChurnAlert.class,
          SaveWindow.class,
          Kpi.class,
          Reject.class,
          Late.class,
          Receipt.class);

  private static final Path FOLDER = Path.of("../../schemas");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Samples() {}

  /** The file of a record's sample, in Avro's JSON. */
  static Path sample(Class<? extends SpecificRecord> type) {
    return FOLDER.resolve("samples/" + type.getSimpleName() + "-v2.json").toAbsolutePath();
  }

  /** The file of a record's released schema. */
  static Path schema(Class<? extends SpecificRecord> type) {
    return FOLDER.resolve("released/v2/" + type.getSimpleName() + ".avsc").toAbsolutePath();
  }

  /** The sample of a kind of event, as we would write it. */
  static SpecificRecord of(EventKind kind) {
    return of(Schemas.recordOf(kind));
  }

  static <T extends SpecificRecord> T of(Class<T> type) {
    Trust.ourRecords();
    Schema plain = Schemas.of(type);
    Schema ours = SpecificData.get().getSchema(type);
    try {
      return new SpecificDatumReader<T>(plain, ours)
          .read(null, DecoderFactory.get().jsonDecoder(plain, Files.readString(sample(type))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sample as anybody's Avro prints it. */
  static JsonNode printed(Class<? extends SpecificRecord> type) {
    return json(generic(type).toString());
  }

  static GenericRecord generic(Class<? extends SpecificRecord> type) {
    try {
      return fromJson(type, Files.readString(sample(type)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A record from Avro's JSON. */
  static GenericRecord fromJson(Class<? extends SpecificRecord> type, String json) {
    Schema plain = Schemas.of(type);
    try {
      return new GenericDatumReader<GenericRecord>(plain)
          .read(null, DecoderFactory.get().jsonDecoder(plain, json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a peer printed that it read, by topic. */
  static Map<String, JsonNode> readBy(String printed) {
    return printed
        .lines()
        .filter(line -> line.contains(" READ "))
        .map(line -> line.split(" READ ", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> json(parts[1])));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
