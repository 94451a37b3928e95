package dev.waymark.sandbox.hostile;

import static dev.waymark.sandbox.hostile.Workshop.MARK;
import static dev.waymark.sandbox.hostile.Workshop.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events that are good one by one, and made to flood, to be believed, or to be shown somewhere. */
final class Floods {

  private static final List<String> INJECTIONS =
      List.of(
          MARK + "\"} 1\n" + MARK + "{end=\"applied",
          MARK + "\r\n2026-01-01 00:00:00 ERROR owned",
          MARK + "\u001b[2J\u001b[31mowned\u0007",
          "${jndi:ldap://127.0.0.1:9/" + MARK + "}",
          "<script>alert('" + MARK + "')</script>",
          "'; DROP TABLE journeys; -- " + MARK,
          "\u202E\u2066" + MARK + "\u2069\u200F\uFEFF",
          "\u0000" + MARK + "\u0000",
          "=HYPERLINK(\"" + MARK + "\")",
          "../../../" + MARK,
          "kpi;channel=" + MARK + ";segment=GOLD",
          "%s%n%x{}" + MARK);

  private static final int MANY = 300;
  private static final Duration DAY = Duration.ofDays(1);

  private Floods() {}

  static List<Trick> all() {
    return List.of(
        words("a channel nobody has heard of", Field.CHANNEL),
        words("a campaign nobody has heard of", Field.CAMPAIGN),
        words("a source nobody has heard of", Field.SOURCE),
        words("a category nobody has heard of", Field.CATEGORY),
        words("a friend nobody has heard of", Field.REFERRER),
        Trick.of(
            "a reason nobody has heard of",
            (w, n) -> w.contact(n, Ending.APPLIED, contact -> contact.setReason(MARK + n))),
        Trick.of(
            "a network nobody has heard of",
            (w, n) -> w.mention(n, Ending.APPLIED, post -> post.setNetwork(MARK + n))),
        Trick.of(
            "a platform nobody has heard of",
            (w, n) -> w.install(n, Ending.APPLIED, install -> install.setPlatform(MARK + n))),
        Trick.of("a customer nobody has heard of", Floods::stranger),
        Trick.of("what is meant for a log, a page or a label", Floods::injection),
        Trick.of("what is meant for a reader of texts", Floods::text),
        Trick.of("one customer without a pause", Floods::busy),
        Trick.of("one customer in disorder", Floods::disorderly),
        Trick.of("one device of very many customers", Floods::shared),
        new Trick("the same id with another body", Trick.ANY, Floods::twice),
        new Trick("an event before all that is kept", 2, Floods::late));
  }

  private enum Field {
    CHANNEL,
    CAMPAIGN,
    SOURCE,
    CATEGORY,
    REFERRER
  }

  private static Trick words(String name, Field field) {
    return Trick.of(
        name,
        (w, n) ->
            w.purchase(
                n,
                Ending.APPLIED,
                purchase -> {
                  String word = MARK + "-" + n;
                  switch (field) {
                    case CHANNEL -> purchase.setChannel(word);
                    case CAMPAIGN -> purchase.setCampaign(word);
                    case SOURCE -> purchase.setSource(word);
                    case CATEGORY -> purchase.setCategory(word);
                    case REFERRER -> purchase.setReferrer(word);
                  }
                }));
  }

  private static Parcel stranger(Workshop workshop, long number) {
    return workshop.purchase(
        number, Ending.APPLIED, purchase -> purchase.setCustomerId(MARK + "-new-" + number));
  }

  private static Parcel injection(Workshop workshop, long number) {
    String text = INJECTIONS.get((int) (number % INJECTIONS.size()));
    return workshop.purchase(
        number,
        Ending.APPLIED,
        purchase -> {
          purchase.setCustomerId(text + number % 100);
          purchase.setEventId(text + number);
          purchase.setChannel(text);
          purchase.setCampaign(text);
          purchase.setSource(text);
          purchase.setCategory(text);
          purchase.setReason(text);
          purchase.setOrderId(text);
          purchase.setReferrer(text);
          purchase.setIdentifiers(List.of(device(text + number % 100)));
        });
  }

  private static Parcel text(Workshop workshop, long number) {
    String text = INJECTIONS.get((int) (number % INJECTIONS.size())) + " awful ".repeat(3000);
    return workshop.contact(
        number, Ending.APPLIED, contact -> contact.setText(number % 50 == 0 ? text : MARK));
  }

  private static Parcel busy(Workshop workshop, long number) {
    return workshop.purchase(
        number,
        Ending.APPLIED,
        purchase -> {
          purchase.setCustomerId(MARK + "-busy");
          purchase.setOccurredAt(since(workshop, number));
        });
  }

  /** A day of a mark's own, in the order of the numbers. */
  private static Instant since(Workshop workshop, long number) {
    return Instant.ofEpochMilli(workshop.untilMs() - DAY.toMillis() + number % DAY.toMillis());
  }

  private static Parcel disorderly(Workshop workshop, long number) {
    return workshop.purchase(
        number,
        Ending.APPLIED,
        purchase -> purchase.setCustomerId(MARK + "-swap-" + number / 20_000));
  }

  private static Parcel shared(Workshop workshop, long number) {
    return workshop.purchase(
        number,
        Ending.APPLIED,
        purchase -> {
          purchase.setCustomerId(MARK + "-at-it-" + number);
          purchase.setIdentifiers(List.of(device(MARK + "-everybody's")));
        });
  }

  private static List<Parcel> twice(Workshop workshop, long number) {
    return List.of(
        workshop.purchase(number, Ending.APPLIED, purchase -> {}),
        workshop.purchase(number, Ending.DUPLICATE, purchase -> purchase.setAmount(1)));
  }

  /** More than a ledger keeps one by one, and one from before. */
  private static List<Parcel> late(Workshop workshop, long number) {
    List<Parcel> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      all.add(ofTheLate(workshop, number, i, i + 1L, Ending.APPLIED));
    }
    all.add(ofTheLate(workshop, number, MANY, 0, Ending.LATE));
    return all;
  }

  private static Parcel ofTheLate(
      Workshop workshop, long number, int place, long minute, Ending ending) {
    return workshop
        .purchase(
            number,
            ending,
            purchase -> {
              purchase.setEventId(MARK + "-late-" + number + "-" + place);
              purchase.setCustomerId(MARK + "-late-" + number);
              purchase.setOccurredAt(
                  Instant.ofEpochMilli(
                      workshop.untilMs() - DAY.toMillis() + Duration.ofMinutes(minute).toMillis()));
            })
        .keyed(Workshop.bytes(MARK + "-late-" + number));
  }
}
