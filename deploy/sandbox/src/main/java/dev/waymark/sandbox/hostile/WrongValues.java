package dev.waymark.sandbox.hostile;

import static dev.waymark.sandbox.hostile.Ending.rejected;
import static dev.waymark.sandbox.hostile.Workshop.MARK;
import static dev.waymark.sandbox.hostile.Workshop.device;
import static dev.waymark.wire.RejectReason.AMOUNT_OVERFLOW;
import static dev.waymark.wire.RejectReason.BAD_SENTIMENT;
import static dev.waymark.wire.RejectReason.BAD_TIME;
import static dev.waymark.wire.RejectReason.FUTURE;
import static dev.waymark.wire.RejectReason.MISSING_REQUIRED;
import static dev.waymark.wire.RejectReason.NEGATIVE_AMOUNT;
import static dev.waymark.wire.RejectReason.NEGATIVE_COUNT;
import static dev.waymark.wire.RejectReason.NO_IDENTIFIER;
import static dev.waymark.wire.RejectReason.OTHER_CURRENCY;
import static dev.waymark.wire.RejectReason.OVERSIZED;
import static dev.waymark.wire.RejectReason.RESERVED_NAME;
import static dev.waymark.wire.RejectReason.UNKNOWN_CURRENCY;

import dev.waymark.domain.event.IdentifierType;
import dev.waymark.schema.Identifier;
import dev.waymark.schema.Purchase;
import dev.waymark.wire.RejectReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Events whose fields say what cannot be. */
final class WrongValues {

  private static final List<String> NOBODY =
      List.of("", "0", "0000-0000", " NULL ", "-1", "Anonymous", "unknown", "n/a");
  private static final double[] NO_TONES = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.001, -7, 1e300
  };
  private static final long[] NO_TIMES = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 253_402_300_800_000L};

  private WrongValues() {}

  static List<Trick> all() {
    List<Trick> tricks = new ArrayList<>(names());
    tricks.addAll(numbers());
    tricks.addAll(times());
    return tricks;
  }

  private static List<Trick> names() {
    return List.of(
        bad("an empty id", MISSING_REQUIRED, purchase -> purchase.setEventId("")),
        bad("an id of 2 KB", OVERSIZED, purchase -> purchase.setEventId(MARK.repeat(300))),
        Trick.of(
            "an order of 350 KB",
            50,
            (w, n) ->
                w.purchase(
                    n,
                    rejected(OVERSIZED),
                    purchase -> purchase.setOrderId(MARK.repeat(50 << 10)))),
        bad("nobody", NO_IDENTIFIER, purchase -> purchase.setCustomerId(null)),
        Trick.of(
            "a name that names nobody",
            (w, n) ->
                w.purchase(
                    n,
                    rejected(NO_IDENTIFIER),
                    purchase -> {
                      purchase.setCustomerId(NOBODY.get((int) (n % NOBODY.size())));
                      purchase.setIdentifiers(List.of(device("00000000-0000")));
                    })),
        Trick.of(
            "a name of ours",
            (w, n) ->
                w.purchase(
                    n,
                    rejected(RESERVED_NAME),
                    purchase -> purchase.setCustomerId("~" + type(n) + ":" + MARK))),
        Trick.of(
            "half a name of ours",
            (w, n) ->
                w.purchase(
                    n,
                    rejected(RESERVED_NAME),
                    purchase -> purchase.setCustomerId("~" + type(n) + ":"))),
        bad(
            "thousands of identifiers",
            OVERSIZED,
            purchase ->
                purchase.setIdentifiers(
                    IntStream.range(0, 3000).mapToObj(i -> device(MARK + i)).toList())),
        Trick.of(
            "as many identifiers as may be",
            200,
            (w, n) ->
                w.purchase(
                    n,
                    Ending.APPLIED,
                    purchase ->
                        purchase.setIdentifiers(
                            IntStream.range(0, 64)
                                .mapToObj(i -> device(MARK + n % 50 + "-" + i))
                                .toList()))),
        Trick.of(
            "the same identifier over and over",
            (w, n) ->
                w.purchase(
                    n,
                    Ending.APPLIED,
                    purchase ->
                        purchase.setIdentifiers(java.util.Collections.nCopies(64, handle(n))))));
  }

  private static List<Trick> numbers() {
    return List.of(
        bad("an amount below zero", NEGATIVE_AMOUNT, purchase -> purchase.setAmount(-1)),
        bad(
            "the largest amount there is",
            AMOUNT_OVERFLOW,
            purchase -> purchase.setAmount(Long.MAX_VALUE)),
        bad("the smallest amount", NEGATIVE_AMOUNT, purchase -> purchase.setAmount(Long.MIN_VALUE)),
        bad("fewer than no items", NEGATIVE_COUNT, purchase -> purchase.setItems(-2)),
        bad("no currency", UNKNOWN_CURRENCY, purchase -> purchase.setCurrency("")),
        bad(
            "a currency that is a sentence",
            UNKNOWN_CURRENCY,
            purchase -> purchase.setCurrency(MARK + "\n\u001b[31m owned")),
        bad("another currency", OTHER_CURRENCY, purchase -> purchase.setCurrency("JPY")),
        Trick.of(
            "a mood that is no number",
            (w, n) ->
                w.contact(
                    n,
                    rejected(BAD_SENTIMENT),
                    contact -> contact.setSentiment(NO_TONES[(int) (n % NO_TONES.length)]))),
        Trick.of(
            "a reach below zero",
            (w, n) -> w.mention(n, rejected(NEGATIVE_COUNT), post -> post.setReach(-5))),
        Trick.of(
            "a reach without end",
            (w, n) ->
                w.mention(n, rejected(AMOUNT_OVERFLOW), post -> post.setReach(Long.MAX_VALUE))),
        Trick.of(
            "the largest amount that passes",
            100,
            (w, n) ->
                w.purchase(
                    n,
                    Ending.APPLIED,
                    purchase -> {
                      purchase.setAmount(1_000_000_000_000_000L);
                      purchase.setCustomerId(MARK + "-rich");
                    })));
  }

  private static List<Trick> times() {
    return List.of(
        Trick.of(
            "a time that is none",
            (w, n) ->
                w.install(
                    n,
                    rejected(BAD_TIME),
                    install ->
                        install.setOccurredAt(
                            Instant.ofEpochMilli(NO_TIMES[(int) (n % NO_TIMES.length)])))),
        Trick.of(
            "tomorrow",
            (w, n) ->
                w.purchase(
                    n,
                    rejected(FUTURE),
                    purchase -> purchase.setOccurredAt(Instant.now().plus(Duration.ofDays(1))))),
        bad(
            "the year 9999",
            FUTURE,
            purchase -> purchase.setOccurredAt(Instant.parse("9999-12-31T00:00:00Z"))),
        bad(
            "a promise before all time",
            BAD_TIME,
            purchase -> purchase.setPromisedBy(Instant.ofEpochMilli(-9))),
        Trick.of(
            "a promise for the year 9999",
            (w, n) ->
                w.purchase(
                    n,
                    Ending.APPLIED,
                    purchase -> purchase.setPromisedBy(Instant.parse("9999-12-31T23:59:59Z")))),
        Trick.of(
            "the year 1970",
            3,
            (w, n) ->
                w.purchase(
                    n,
                    Ending.APPLIED,
                    purchase -> {
                      purchase.setOccurredAt(Instant.ofEpochMilli(n % 3));
                      purchase.setCustomerId(MARK + "-old-" + n);
                    })));
  }

  private static Trick bad(String name, RejectReason reason, Consumer<Purchase> spoil) {
    return Trick.of(name, (w, n) -> w.purchase(n, rejected(reason), spoil));
  }

  private static Identifier handle(long number) {
    return new Identifier(
        dev.waymark.schema.IdentifierType.SOCIAL_HANDLE, " " + MARK + number % 300 + " ");
  }

  private static IdentifierType type(long number) {
    IdentifierType[] types = IdentifierType.values();
    return types[(int) (number % types.length)];
  }
}
