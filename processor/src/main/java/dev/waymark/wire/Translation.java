package dev.waymark.wire;

import static dev.waymark.wire.RejectReason.CORRUPT;
import static dev.waymark.wire.RejectReason.MISSING_REQUIRED;
import static dev.waymark.wire.RejectReason.TRUNCATED;
import static dev.waymark.wire.RejectReason.UNKNOWN_ENUM;
import static dev.waymark.wire.RejectReason.WRONG_SCHEMA;

import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Turns what was written by another version of a schema into the bytes of ours, by Avro's rules of
 * schema resolution. What is read by our own schema only needs to be written once.
 */
final class Translation {

  private static final byte[] NO_HEADER = {};

  private final Schema writer;
  private final Schema ours;

  Translation(Schema writer, Schema ours) {
    this.writer = writer;
    this.ours = ours;
  }

  /** The Avro body by our schema, of a value that begins with a header. */
  byte[] toOurs(byte[] value) throws Refused {
    return AvroBytes.encode(NO_HEADER, read(value), new GenericDatumWriter<GenericRecord>(ours));
  }

  private GenericRecord read(byte[] value) throws Refused {
    int length = value.length - WireFormat.HEADER_BYTES;
    BinaryDecoder in =
        DecoderFactory.get().binaryDecoder(value, WireFormat.HEADER_BYTES, length, null);
    try {
      GenericRecord read = new GenericDatumReader<GenericRecord>(writer, ours).read(null, in);
      if (!in.isEnd()) {
        throw new Refused(CORRUPT, "bytes follow the last field: none may");
      }
      return read;
    } catch (EOFException e) {
      throw new Refused(TRUNCATED, "ends at byte " + value.length + " in the middle of a field");
    } catch (AvroTypeException e) {
      throw refusal(String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new Refused(CORRUPT, "is not what its schema says: " + e.getClass().getSimpleName());
    }
  }

  /** Avro has one exception for all that schemas can differ in; only its words tell which. */
  static Refused refusal(String avroSays) {
    if (avroSays.contains("missing required field") || avroSays.startsWith("Found null,")) {
      return new Refused(MISSING_REQUIRED, avroSays);
    }
    if (avroSays.startsWith("No match for") || avroSays.startsWith("Enumeration out of range")) {
      return new Refused(UNKNOWN_ENUM, avroSays + ": the schema has no such value");
    }
    return new Refused(WRONG_SCHEMA, avroSays);
  }
}
