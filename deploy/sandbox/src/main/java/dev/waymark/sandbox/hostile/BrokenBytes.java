package dev.waymark.sandbox.hostile;

import static dev.waymark.sandbox.hostile.Ending.rejected;
import static dev.waymark.sandbox.hostile.Workshop.MARK;
import static dev.waymark.sandbox.hostile.Workshop.bytes;
import static dev.waymark.sandbox.hostile.Workshop.replaced;
import static dev.waymark.sandbox.hostile.Workshop.withId;
import static dev.waymark.wire.RejectReason.CORRUPT;
import static dev.waymark.wire.RejectReason.EMPTY;
import static dev.waymark.wire.RejectReason.OVERSIZED;
import static dev.waymark.wire.RejectReason.TRUNCATED;
import static dev.waymark.wire.RejectReason.UNKNOWN_ENUM;
import static dev.waymark.wire.RejectReason.UNKNOWN_SCHEMA_ID;
import static dev.waymark.wire.RejectReason.WRONG_MAGIC;
import static dev.waymark.wire.RejectReason.WRONG_SCHEMA;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/** Bytes that are no event. */
final class BrokenBytes {

  private static final int UNKNOWN = 2_000_000_000;
  private static final int FEW = 3;
  private static final int HEADER_BYTES = 5;
  private static final int DEEP = 200_000;

  private BrokenBytes() {}

  static List<Trick> all() {
    return List.of(
        Trick.of("a tombstone", (w, n) -> w.raw(n, null, rejected(EMPTY))),
        Trick.of("no bytes", (w, n) -> w.raw(n, new byte[0], rejected(EMPTY))),
        Trick.of(
            "half a header", (w, n) -> w.raw(n, new byte[1 + (int) (n % 4)], rejected(TRUNCATED))),
        Trick.of("cut anywhere", BrokenBytes::cut),
        Trick.of("JSON", (w, n) -> w.raw(n, json(n), rejected(WRONG_MAGIC))),
        Trick.of("noise", (w, n) -> w.raw(n, noise(n), rejected(WRONG_MAGIC))),
        Trick.of(
            "an id nobody knows",
            (w, n) ->
                w.raw(
                    n,
                    withId(w.goodBytes(n), UNKNOWN + (int) (n % FEW)),
                    rejected(UNKNOWN_SCHEMA_ID))),
        Trick.of(
            "a flood of ids nobody knows",
            500,
            (w, n) ->
                w.raw(
                    n,
                    withId(w.goodBytes(n), 1_000_000 + (int) n % 1_000_000),
                    rejected(UNKNOWN_SCHEMA_ID))),
        Trick.of(
            "a negative id",
            (w, n) -> w.raw(n, withId(w.goodBytes(n), -1), rejected(UNKNOWN_SCHEMA_ID))),
        Trick.of(
            "a bare string",
            (w, n) ->
                w.raw(n, withId(w.goodBytes(n), w.schemata().text()), rejected(WRONG_SCHEMA))),
        Trick.of(
            "an event of another topic",
            (w, n) ->
                w.raw(n, withId(w.goodBytes(n), w.schemata().install()), rejected(WRONG_SCHEMA))),
        Trick.of(
            "a byte too many",
            (w, n) ->
                w.raw(
                    n,
                    Arrays.copyOf(w.goodBytes(n), w.goodBytes(n).length + 1),
                    rejected(CORRUPT))),
        Trick.of(
            "a negative length", (w, n) -> w.raw(n, body(w, n, new byte[] {1}), rejected(CORRUPT))),
        Trick.of(
            "a length of 2 GB",
            (w, n) -> w.raw(n, body(w, n, zigzag(Integer.MAX_VALUE)), rejected(TRUNCATED))),
        Trick.of(
            "a length of 2^62",
            (w, n) -> w.raw(n, body(w, n, zigzag(1L << 62)), rejected(TRUNCATED))),
        Trick.of(
            "a number without end",
            (w, n) -> w.raw(n, body(w, n, filled(64, 0xFF)), rejected(CORRUPT))),
        Trick.of(
            "a list of 2^31 items",
            (w, n) -> w.raw(n, identifiers(w, n, zigzag(1L << 31)), rejected(TRUNCATED))),
        Trick.of(
            "a list of -2^60 items with its size",
            (w, n) ->
                w.raw(
                    n,
                    identifiers(w, n, joined(zigzag(-(1L << 60)), zigzag(1L << 60))),
                    rejected(TRUNCATED))),
        Trick.of(
            "an enum's ninth value",
            (w, n) ->
                w.raw(n, identifiers(w, n, joined(zigzag(1), zigzag(9))), rejected(UNKNOWN_ENUM))),
        Trick.of(
            "a name that is no UTF-8",
            (w, n) ->
                w.raw(
                    n,
                    replaced(w.goodBytes(n), MARK + "-p-", filled(10, 0xFE)),
                    rejected(CORRUPT))),
        Trick.of(
            "a name in overlong UTF-8",
            (w, n) ->
                w.raw(n, replaced(w.goodBytes(n), MARK + "-p-", overlong()), rejected(CORRUPT))),
        Trick.of(
            "half a surrogate in a name",
            (w, n) ->
                w.raw(
                    n,
                    replaced(
                        w.goodBytes(n), "-p-", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}),
                    rejected(CORRUPT))),
        Trick.of(
            "a channel that is no UTF-8",
            (w, n) -> w.raw(n, replaced(w.goodBytes(n), "web", filled(3, 0xFF)), Ending.APPLIED)),
        Trick.of(
            "another version that is nested deeply",
            20,
            (w, n) ->
                w.raw(n, w.schemata().newer(filled(DEEP, 2), w.goodBytes(n)), rejected(CORRUPT))),
        Trick.of(
            "another version with a list of 2^31 items",
            (w, n) ->
                w.raw(
                    n,
                    w.schemata()
                        .newer(joined(zigzag(0), zigzag(Integer.MAX_VALUE)), w.goodBytes(n)),
                    rejected(CORRUPT))),
        Trick.of(
            "another version with a list of nothings",
            (w, n) ->
                w.raw(n, withId(w.goodBytes(n), w.schemata().endless()), rejected(WRONG_SCHEMA))),
        Trick.of(
            "another version that is good",
            (w, n) ->
                w.raw(n, w.schemata().newer(new byte[] {0, 0}, w.goodBytes(n)), Ending.APPLIED)),
        Trick.of("a value of 3 MB", 20, (w, n) -> w.raw(n, new byte[3 << 20], rejected(OVERSIZED))),
        Trick.of(
            "a value that just passes and is none",
            20,
            (w, n) -> w.raw(n, filled((1 << 20) - 300, 7), rejected(WRONG_MAGIC))));
  }

  private static Parcel cut(Workshop workshop, long number) {
    byte[] good = workshop.goodBytes(number);
    int length = HEADER_BYTES + (int) (number % (good.length - HEADER_BYTES));
    return workshop.raw(number, Arrays.copyOf(good, length), rejected(TRUNCATED));
  }

  private static byte[] json(long number) {
    return bytes("{\"event_id\":\"" + MARK + number + "\",\"customer_id\":\"" + MARK + "\"}");
  }

  private static byte[] noise(long number) {
    byte[] noise = new byte[64];
    new java.util.Random(number).nextBytes(noise);
    noise[0] = 1;
    return noise;
  }

  private static byte[] overlong() {
    byte[] bytes = new byte[10];
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = (byte) 0xC0;
      bytes[i + 1] = (byte) 0xAF;
    }
    return bytes;
  }

  /** A header of ours with this in place of all that follows. */
  private static byte[] body(Workshop workshop, long number, byte[] body) {
    return joined(Arrays.copyOf(workshop.goodBytes(number), HEADER_BYTES), body);
  }

  /** A purchase up to its list of identifiers, and this in its place. */
  private static byte[] identifiers(Workshop workshop, long number, byte[] list) {
    byte[] id = bytes(MARK + "-p-" + number);
    byte[] customer = bytes(Workshop.customer(number));
    byte[] head = joined(zigzag(id.length), id, zigzag(workshop.moment(number).toEpochMilli()));
    byte[] names = joined(head, zigzag(1), zigzag(customer.length), customer);
    return body(workshop, number, joined(names, list));
  }

  static byte[] zigzag(long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~0x7FL) != 0) {
      out.write((int) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
    return out.toByteArray();
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] filled(int length, int by) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) by);
    return bytes;
  }
}
