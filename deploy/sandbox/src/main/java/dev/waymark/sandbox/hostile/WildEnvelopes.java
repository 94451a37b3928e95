package dev.waymark.sandbox.hostile;

import static dev.waymark.sandbox.hostile.BrokenBytes.filled;
import static dev.waymark.sandbox.hostile.Ending.rejected;
import static dev.waymark.sandbox.hostile.Workshop.MARK;
import static dev.waymark.sandbox.hostile.Workshop.bytes;
import static dev.waymark.wire.RejectReason.WRONG_MAGIC;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Good or bad values in records that are strange all around them. */
final class WildEnvelopes {

  private static final long YEAR_2100_MS = 4_102_444_800_000L;
  private static final int MANY = 5000;
  private static final byte[] NO_MAGIC = bytes("{\"" + MARK + "\":1}");

  private WildEnvelopes() {}

  static List<Trick> all() {
    return List.of(
        Trick.of("no key", (w, n) -> good(w, n).keyed(null)),
        Trick.of("an empty key", (w, n) -> good(w, n).keyed(new byte[0])),
        Trick.of("a key that is no UTF-8", (w, n) -> good(w, n).keyed(filled(9, 0xFE))),
        Trick.of("a reject's key that is no UTF-8", (w, n) -> bad(w, n).keyed(filled(9, 0xFE))),
        Trick.of("somebody else's key", (w, n) -> good(w, n).keyed(bytes(MARK + n))),
        Trick.of("a partition of no key", (w, n) -> good(w, n).in((int) (n % 4))),
        Trick.of("a key of 2 MB", 20, (w, n) -> good(w, n).keyed(new byte[2 << 20])),
        Trick.of("a reject's key of 2 MB", 20, (w, n) -> bad(w, n).keyed(new byte[2 << 20])),
        Trick.of("thousands of headers", 50, (w, n) -> good(w, n).with(many())),
        Trick.of("a reject with thousands of headers", 50, (w, n) -> bad(w, n).with(many())),
        Trick.of("a header of 3 MB", 20, (w, n) -> good(w, n).with(huge())),
        Trick.of("a reject with a header of 3 MB", 20, (w, n) -> bad(w, n).with(huge())),
        Trick.of(
            "headers without names or values",
            (w, n) -> good(w, n).with(List.of(new RecordHeader("", (byte[]) null)))),
        Trick.of("a record of 1970", (w, n) -> good(w, n).at(0)),
        Trick.of("a record of the year 2100", (w, n) -> good(w, n).at(YEAR_2100_MS)),
        Trick.of("a reject of the year 2100", (w, n) -> bad(w, n).at(YEAR_2100_MS)),
        Trick.of("a record of the end of time", (w, n) -> good(w, n).at(Long.MAX_VALUE)));
  }

  private static Parcel good(Workshop workshop, long number) {
    return workshop.purchase(number, Ending.APPLIED, purchase -> {});
  }

  private static Parcel bad(Workshop workshop, long number) {
    return workshop.raw(number, NO_MAGIC, rejected(WRONG_MAGIC));
  }

  private static List<Header> many() {
    return IntStream.range(0, MANY)
        .<Header>mapToObj(i -> new RecordHeader(MARK + "-" + i, bytes("\n" + MARK)))
        .toList();
  }

  private static List<Header> huge() {
    return List.of(new RecordHeader(MARK, new byte[3 << 20]));
  }
}
