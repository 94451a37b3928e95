package dev.waymark.wire;

import static dev.waymark.wire.RejectReason.CORRUPT;
import static dev.waymark.wire.RejectReason.TRUNCATED;
import static dev.waymark.wire.RejectReason.UNKNOWN_SCHEMA_ID;
import static dev.waymark.wire.RejectReason.WRONG_SCHEMA;

import dev.waymark.wire.SchemaRegistry.Entry;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads generated records in the Confluent wire format, whichever version of their schema they were
 * written by. Threads may share it.
 */
final class RecordDeserializer<T extends SpecificRecord> implements Deserializer<T> {

  private final SchemaRegistry registry;
  private final Schema ours;
  private final Map<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();

  RecordDeserializer(Class<T> type, SchemaRegistry registry) {
    this.registry = registry;
    this.ours = SpecificData.get().getSchema(type);
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] data) {
    if (data == null) {
      return null;
    }
    try {
      return read(reader(WireFormat.schemaId(data)), data);
    } catch (Refused e) {
      throw new SerializationException("a record of " + topic + " is no " + ours.getName(), e);
    }
  }

  /** Avro has many ways to say that bytes are not what their schema says. */
  private T read(DatumReader<T> reader, byte[] data) throws Refused {
    int length = data.length - WireFormat.HEADER_BYTES;
    try {
      return reader.read(
          null, DecoderFactory.get().binaryDecoder(data, WireFormat.HEADER_BYTES, length, null));
    } catch (EOFException e) {
      throw new Refused(TRUNCATED, "ends at byte " + data.length + " in the middle of a field");
    } catch (AvroTypeException e) {
      throw Translation.refusal(String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new Refused(CORRUPT, "is not what its schema says: " + e.getClass().getSimpleName());
    }
  }

  private DatumReader<T> reader(int id) throws Refused {
    DatumReader<T> known = readers.get(id);
    if (known != null) {
      return known;
    }
    Entry entry = registry.schema(id);
    if (entry instanceof Entry.Known writer) {
      if (Endless.isAny(writer.schema())) {
        throw new Refused(
            WRONG_SCHEMA, "schema id " + id + " has lists of items that take no bytes");
      }
      DatumReader<T> reader = new SpecificDatumReader<>(writer.schema(), ours);
      readers.put(id, reader);
      return reader;
    }
    if (entry instanceof Entry.Foreign foreign) {
      throw new Refused(WRONG_SCHEMA, "schema id " + id + " " + foreign.why());
    }
    throw new Refused(UNKNOWN_SCHEMA_ID, "schema id " + id + ": the registry does not know it");
  }
}
