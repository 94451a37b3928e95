package dev.waymark.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Avro records that somebody else has read, made into what we can use. */
final class AvroRecords {

  private static final byte[] NO_HEADER = {};

  static {
    Trust.ourRecords();
  }

  private AvroRecords() {}

  /** The record's Avro body, by its own schema, after this header. */
  static byte[] bytes(byte[] header, IndexedRecord value) {
    return AvroBytes.encode(header, value, writerOf(value));
  }

  /** The record as one of our own. */
  static <T extends SpecificRecord> T as(Class<T> type, IndexedRecord value) {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    Schema ours = SpecificData.get().getSchema(type);
    byte[] body = bytes(NO_HEADER, value);
    try {
      return new SpecificDatumReader<T>(value.getSchema(), ours)
          .read(null, DecoderFactory.get().binaryDecoder(body, null));
    } catch (IOException e) {
      throw new UncheckedIOException("a " + value.getSchema().getName() + " is no " + ours, e);
    }
  }

  private static DatumWriter<IndexedRecord> writerOf(IndexedRecord value) {
    return value instanceof SpecificRecord
        ? new SpecificDatumWriter<>(value.getSchema())
        : new GenericDatumWriter<>(value.getSchema());
  }
}
