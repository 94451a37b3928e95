package dev.waymark.wire;

import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes and reads generated records by somebody else's serde. */
final class ForeignRecords {

  private ForeignRecords() {}

  /** Writes by the serde. */
  record Writing<T extends SpecificRecord>(Serde<Object> serde) implements Serializer<T> {
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T value) {
      return value == null ? null : serde.serializer().serialize(topic, value);
    }

    @Override
    public void close() {
      serde.close();
    }
  }

  /** Reads by the serde, whatever kind of Avro record it makes. */
  record Reading<T extends SpecificRecord>(Serde<Object> serde, Class<T> type)
      implements Deserializer<T> {
    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] data) {
      if (data == null) {
        return null;
      }
      if (theirs(topic, data) instanceof IndexedRecord avro) {
        return AvroRecords.as(type, avro);
      }
      throw new SerializationException("a record of " + topic + " is no " + type.getSimpleName());
    }

    /** Its failure is told without its words, which may quote the record. */
    private @Nullable Object theirs(String topic, byte[] data) {
      try {
        return serde.deserializer().deserialize(topic, data);
      } catch (RuntimeException e) {
        if (Outages.isOne(e)) {
          throw e;
        }
        throw new SerializationException(
            "the serde cannot read a record of " + topic + ": " + e.getClass().getSimpleName());
      }
    }

    @Override
    public void close() {
      serde.close();
    }
  }
}
