package dev.waymark.wire;

import dev.waymark.wire.SchemaRegistry.Entry;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
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
      DatumReader<T> reader = reader(WireFormat.schemaId(data));
      int length = data.length - WireFormat.HEADER_BYTES;
      return reader.read(
          null, DecoderFactory.get().binaryDecoder(data, WireFormat.HEADER_BYTES, length, null));
    } catch (Refused | IOException | AvroRuntimeException e) {
      throw new SerializationException("a record of " + topic + " is no " + ours.getName(), e);
    }
  }

  private DatumReader<T> reader(int id) throws Refused {
    DatumReader<T> known = readers.get(id);
    if (known != null) {
      return known;
    }
    if (registry.schema(id) instanceof Entry.Known writer) {
      DatumReader<T> reader = new SpecificDatumReader<>(writer.schema(), ours);
      readers.put(id, reader);
      return reader;
    }
    throw new Refused(
        RejectReason.UNKNOWN_SCHEMA_ID, "schema id " + id + ": the registry has no Avro schema");
  }
}
