package dev.waymark.wire;

import dev.waymark.schema.Journey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes generated records in the Confluent wire format. The schema's id is looked up under the
 * subject of the topic, once for each topic. Threads may share it.
 *
 * @param <T> the record, or SpecificRecord where only its schema is known
 */
final class RecordSerializer<T extends SpecificRecord> implements Serializer<T> {

  private final SchemaIds ids;
  private final Class<? extends SpecificRecord> type;
  private final DatumWriter<T> writer;
  private final Map<String, byte[]> headers = new ConcurrentHashMap<>();

  RecordSerializer(Class<? extends SpecificRecord> type, SchemaIds ids) {
    this.type = type;
    this.ids = ids;
    Schema schema = org.apache.avro.specific.SpecificData.get().getSchema(type);
    this.writer = writer(type, schema);
  }

  @SuppressWarnings("unchecked") // the type was just compared
  private static <T> DatumWriter<T> writer(Class<? extends SpecificRecord> type, Schema schema) {
    return type == Journey.class
        ? (DatumWriter<T>) new JourneyWriter()
        : new SpecificDatumWriter<>(schema);
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T value) {
    return value == null ? null : AvroBytes.encode(header(topic), value, writer);
  }

  private byte[] header(String topic) {
    byte[] known = headers.get(topic);
    if (known != null) {
      return known;
    }
    byte[] header = WireFormat.header(ids.id(topic, type));
    headers.put(topic, header);
    return header;
  }
}
