package dev.waymark.wire;

import static dev.waymark.wire.RejectReason.CORRUPT;
import static dev.waymark.wire.RejectReason.MISSING_REQUIRED;
import static dev.waymark.wire.RejectReason.OVERSIZED;
import static dev.waymark.wire.RejectReason.TRUNCATED;
import static dev.waymark.wire.RejectReason.UNKNOWN_ENUM;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads Avro binary from an array, field after field, and refuses what does not fit. */
final class Cursor {

  /** The longest name or word of a record, in bytes; texts may be longer. */
  static final int LONGEST_NAME_BYTES = 1024;

  /** What Java makes of bytes that are no UTF-8; no name that anybody gave holds it. */
  private static final char UNREADABLE = '\uFFFD';

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int end;
  private final Words words;
  private int at;

  Cursor(byte[] bytes, int from, int end, Words words) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
    this.words = words;
  }

  /** A zigzag number of up to 64 bits. */
  long number() throws Refused {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = bytes[take(1)];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new Refused(CORRUPT, "the number before byte " + at + " has more than 64 bits");
  }

  /** A number that must fit into 32 bits. */
  int smallNumber() throws Refused {
    long value = number();
    if (value != (int) value) {
      throw new Refused(CORRUPT, "the number before byte " + at + " has more than 32 bits");
    }
    return (int) value;
  }

  double fraction() throws Refused {
    return Double.longBitsToDouble((long) LONGS.get(bytes, take(Long.BYTES)));
  }

  /** Whether an optional field is there. */
  boolean isPresent() throws Refused {
    long branch = number();
    if (branch < 0 || branch > 1) {
      throw new Refused(CORRUPT, "branch " + branch + " before byte " + at + ": it is 0 or 1");
    }
    return branch == 1;
  }

  /** One of an enum's values, by its place in the schema. */
  <E extends Enum<E>> E choice(E[] inSchemaOrder, String field) throws Refused {
    long place = number();
    if (place < 0 || place >= inSchemaOrder.length) {
      throw new Refused(
          UNKNOWN_ENUM,
          field + " is value number " + place + ": the schema has " + inSchemaOrder.length);
    }
    return inSchemaOrder[(int) place];
  }

  /** A name that hardly repeats, such as an id. */
  String name(String field) throws Refused {
    int length = nameLength(field);
    String name = new String(bytes, take(length), length, StandardCharsets.UTF_8);
    requireReadable(name, field);
    return name;
  }

  /** Two names must not become one because neither of them can be read. */
  static void requireReadable(String name, String field) throws Refused {
    if (name.indexOf(UNREADABLE) >= 0) {
      throw new Refused(CORRUPT, field + " holds bytes that are no UTF-8: a name has none");
    }
  }

  /** A name that must not be empty. */
  String requiredName(String field) throws Refused {
    String name = name(field);
    if (name.isEmpty()) {
      throw new Refused(MISSING_REQUIRED, field + " is empty: every record has one");
    }
    return name;
  }

  /** A name that may be absent; then it is empty. */
  String optionalName(String field) throws Refused {
    return isPresent() ? name(field) : "";
  }

  /** A word of which there are few, such as a channel. */
  String word(String field) throws Refused {
    int length = nameLength(field);
    return words.word(bytes, take(length), length);
  }

  /** A word that may be absent; then it is empty. */
  String optionalWord(String field) throws Refused {
    return isPresent() ? word(field) : "";
  }

  /** A text of any length. */
  String text() throws Refused {
    int length = length();
    return new String(bytes, take(length), length, StandardCharsets.UTF_8);
  }

  /** Steps over a text of any length. */
  void skipText() throws Refused {
    take(length());
  }

  /** How many items the next block of an array has; 0 after the last block. */
  long block() throws Refused {
    long count = number();
    if (count >= 0) {
      return count;
    }
    number(); // the block's size in bytes, for those who skip it
    if (count == Long.MIN_VALUE) {
      throw new Refused(CORRUPT, "the block before byte " + at + " has no countable size");
    }
    return -count;
  }

  /** Refuses bytes after the last field. */
  void finish() throws Refused {
    if (at != end) {
      throw new Refused(CORRUPT, (end - at) + " bytes follow the last field: none may");
    }
  }

  private int nameLength(String field) throws Refused {
    int length = length();
    if (length > LONGEST_NAME_BYTES && length <= end - at) {
      throw new Refused(
          OVERSIZED, field + " has " + length + " bytes: at most " + LONGEST_NAME_BYTES);
    }
    return length;
  }

  private int length() throws Refused {
    long length = number();
    if (length < 0) {
      throw new Refused(CORRUPT, "length " + length + " before byte " + at + ": it is 0 or more");
    }
    return (int) Math.min(length, Integer.MAX_VALUE);
  }

  private int take(int count) throws Refused {
    if (count > end - at) {
      throw new Refused(TRUNCATED, "ends at byte " + end + " in the middle of a field");
    }
    int from = at;
    at += count;
    return from;
  }
}
