package dev.waymark.sandbox.hostile;

import static dev.waymark.sandbox.hostile.Ending.rejected;
import static dev.waymark.sandbox.hostile.Workshop.MARK;
import static dev.waymark.sandbox.hostile.Workshop.bytes;
import static dev.waymark.sandbox.hostile.Workshop.device;
import static dev.waymark.wire.RejectReason.BAD_TIME;
import static dev.waymark.wire.RejectReason.CONTRADICTION;
import static dev.waymark.wire.RejectReason.CORRUPT;
import static dev.waymark.wire.RejectReason.FUTURE;
import static dev.waymark.wire.RejectReason.MISSING_REQUIRED;
import static dev.waymark.wire.RejectReason.NO_IDENTIFIER;
import static dev.waymark.wire.RejectReason.OVERSIZED;
import static dev.waymark.wire.RejectReason.UNKNOWN_SCHEMA_ID;
import static dev.waymark.wire.RejectReason.WRONG_MAGIC;

import dev.waymark.schema.Erasure;
import dev.waymark.schema.Link;
import dev.waymark.schema.Party;
import dev.waymark.stream.Topic;
import dev.waymark.wire.RejectReason;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Links and erasures that cannot be, and those that are good and strange. */
final class BadCommands {

  private static final Instant YEAR_9999 = Instant.parse("9999-01-01T00:00:00Z");

  private BadCommands() {}

  static List<Trick> all() {
    return List.of(
        Trick.of("a link's tombstone", (w, n) -> raw(n, null, Ending.APPLIED)),
        Trick.of("a link that is JSON", (w, n) -> raw(n, bytes("{}"), rejected(WRONG_MAGIC))),
        Trick.of(
            "a link by an id nobody knows",
            (w, n) ->
                raw(n, Workshop.withId(bytesOf(w, n), 2_000_000_000), rejected(UNKNOWN_SCHEMA_ID))),
        Trick.of(
            "a link with a length of 2^62",
            (w, n) ->
                raw(
                    n,
                    BrokenBytes.joined(
                        Arrays.copyOf(bytesOf(w, n), 5), BrokenBytes.zigzag(1L << 62)),
                    rejected(CORRUPT))),
        Trick.of("a link of 3 MB", 20, (w, n) -> raw(n, new byte[3 << 20], rejected(OVERSIZED))),
        link("a link without an id", MISSING_REQUIRED, link -> link.setLinkId("")),
        link("a link of one name", CONTRADICTION, link -> link.setRight(link.getLeft())),
        link("a link of nobody", CONTRADICTION, link -> link.setLeft(party(null))),
        link(
            "a link of a name that names nobody",
            NO_IDENTIFIER,
            link -> link.setLeft(party("~DEVICE:"))),
        link(
            "a link of a name of 100 KB",
            OVERSIZED,
            link -> link.setLeft(party(MARK.repeat(13_000)))),
        link("a link of the year 9999", FUTURE, link -> link.setOccurredAt(YEAR_9999)),
        link(
            "a link before all time",
            BAD_TIME,
            link -> link.setOccurredAt(Instant.ofEpochMilli(-1))),
        Trick.of(
            "a link of everybody with one device",
            (w, n) ->
                w.link(
                    n,
                    Ending.APPLIED,
                    link -> link.setRight(new Party(null, device(MARK + "-1"))))),
        Trick.of(
            "a chain of customers without end",
            (w, n) ->
                w.link(
                    n,
                    Ending.APPLIED,
                    link -> {
                      link.setLeft(party(MARK + "-chain-" + n % 40));
                      link.setRight(party(MARK + "-chain-" + (n % 40 + 1)));
                    })),
        erasure("an erasure without an id", MISSING_REQUIRED, command -> command.setErasureId("")),
        erasure("an erasure of nobody", NO_IDENTIFIER, command -> command.setCustomerId("-1")),
        erasure(
            "an erasure of half a name",
            NO_IDENTIFIER,
            command -> command.setCustomerId("~DEVICE:")),
        erasure(
            "an erasure of the year 9999", FUTURE, command -> command.setRequestedAt(YEAR_9999)),
        Trick.of(
            "an erasure of somebody nobody knows",
            500,
            (w, n) -> w.erasure(n, Ending.APPLIED, command -> {})));
  }

  private static Trick link(String name, RejectReason reason, Consumer<Link> spoil) {
    return Trick.of(name, (w, n) -> w.link(n, rejected(reason), spoil));
  }

  private static Trick erasure(String name, RejectReason reason, Consumer<Erasure> spoil) {
    return Trick.of(name, (w, n) -> w.erasure(n, rejected(reason), spoil));
  }

  private static Party party(@Nullable String customer) {
    return new Party(customer, null);
  }

  private static byte[] bytesOf(Workshop workshop, long number) {
    return Objects.requireNonNull(workshop.link(number, Ending.APPLIED, link -> {}).value());
  }

  private static Parcel raw(long number, byte @Nullable [] value, Ending ending) {
    return Parcel.of(Topic.LINKS, bytes(MARK + "-l-" + number), value, ending);
  }
}
