package dev.waymark.wire;

import dev.waymark.wire.SchemaRegistry.Entry;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
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
      return read(data, writer(WireFormat.schemaId(data)));
    } catch (Refused | IOException | AvroRuntimeException e) {
      throw new SerializationException("a record of " + topic + " is no " + ours.getName(), e);
    }
  }

  private Schema writer(int id) throws Refused {
    if (registry.schema(id) instanceof Entry.Known known) {
      return known.schema();
    }
    throw new Refused(
        RejectReason.UNKNOWN_SCHEMA_ID, "schema id " + id + ": the registry has no Avro schema");
  }

  private T read(byte[] data, Schema writer) throws IOException {
    int length = data.length - WireFormat.HEADER_BYTES;
    SpecificDatumReader<T> reader = new SpecificDatumReader<>(writer, ours);
    return reader.read(
        null, DecoderFactory.get().binaryDecoder(data, WireFormat.HEADER_BYTES, length, null));
  }
}
