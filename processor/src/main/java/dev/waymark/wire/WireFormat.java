package dev.waymark.wire;

import static dev.waymark.wire.RejectReason.EMPTY;
import static dev.waymark.wire.RejectReason.TRUNCATED;
import static dev.waymark.wire.RejectReason.WRONG_MAGIC;

/** The Confluent wire format: a zero byte, the schema id in four bytes, the Avro body. */
final class WireFormat {

  static final int HEADER_BYTES = 5;

  private WireFormat() {}

  static int schemaId(byte[] value) throws Refused {
    if (value.length == 0) {
      throw new Refused(EMPTY, "has no value: an event is one");
    }
    if (value[0] != 0) {
      throw new Refused(
          WRONG_MAGIC, "begins with byte " + (value[0] & 0xFF) + ": the wire format begins with 0");
    }
    if (value.length < HEADER_BYTES) {
      throw new Refused(
          TRUNCATED, "has " + value.length + " bytes: the header alone has " + HEADER_BYTES);
    }
    return value[1] << 24 | (value[2] & 0xFF) << 16 | (value[3] & 0xFF) << 8 | (value[4] & 0xFF);
  }

  /** The header for a schema id. */
  static byte[] header(int id) {
    return new byte[] {0, (byte) (id >>> 24), (byte) (id >>> 16), (byte) (id >>> 8), (byte) id};
  }
}
