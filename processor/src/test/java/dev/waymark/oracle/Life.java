package dev.waymark.oracle;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Money;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.Sentiment;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One customer's random events: all kinds, cases opened again and resolved unseen, deliveries just
 * in time and just too late, refunds of what was never bought.
 */
final class Life {

  private static final long DAY_MS = TestRules.DAY_MS;
  private static final int[] TONES = {-1000, -750, -501, -500, -499, -1, 0, 1, 500, 1000};
  private static final List<Reason> REASONS = List.of(Reason.values());
  private static final List<String> CHANNELS = List.of("web", "mail", "", "kiosk", "web");
  private static final List<String> NETWORKS = List.of("twitter", "forum", "");

  private record Promised(String order, long byMs) {}

  private final RandomGenerator random;
  private final Rules rules;
  private final String customer;
  private final long lastMs;
  private final Pace pace;
  private final boolean hesitant;
  private final List<Promised> promised = new ArrayList<>();
  private long atMs;
  private int made;

  Life(RandomGenerator random, Rules rules, String customer, long startMs, long lastMs) {
    this.random = random;
    this.rules = rules;
    this.customer = customer;
    this.lastMs = lastMs;
    this.pace = new Pace(random, rules);
    this.hesitant = random.nextInt(3) == 0;
    this.atMs = startMs + random.nextLong(120 * DAY_MS);
  }

  List<Event> events() {
    List<Event> events = new ArrayList<>();
    int size = 1 + random.nextInt(random.nextInt(6) == 0 ? 32 : 14);
    while (events.size() < size && atMs <= lastMs) {
      events.add(next());
      atMs = pace.after(atMs);
    }
    return events;
  }

  /** The same id with something else in it: whoever comes first counts. */
  static Event otherBody(Event event) {
    Origin of = event.origin();
    Origin other =
        new Origin(
            of.eventId(),
            of.occurredAtMs() + 1,
            of.customerId(),
            of.identifiers(),
            of.source(),
            "mail",
            of.campaign(),
            of.referrer());
    return new SocialMention(other, "twitter", "", new Sentiment(-1000), 7, Reason.NONE, true);
  }

  private Event next() {
    int what = random.nextInt(100);
    if (hesitant && made < 5 && what < 40) {
      what = 40 + random.nextInt(60);
    }
    if (what < 36) {
      return placed();
    }
    if (what < 44) {
      return purchase(Purchase.Step.DELIVERED, amount(), delivering(), 0);
    }
    if (what < 50) {
      Purchase.Step step = what < 48 ? Purchase.Step.REFUNDED : Purchase.Step.CANCELLED;
      return purchase(step, amount(), "order-" + random.nextInt(made + 1), 0);
    }
    if (what < 78) {
      return contact(what);
    }
    if (what < 88) {
      return new SocialMention(
          origin(),
          oneOf(NETWORKS),
          spokenOf(),
          tone(),
          random.nextLong(1000),
          reason(),
          isLeaving());
    }
    AppInstall.Step step = what < 96 ? AppInstall.Step.INSTALLED : AppInstall.Step.UNINSTALLED;
    return new AppInstall(origin(), step, "ios", "1");
  }

  private Event placed() {
    pace.bought(atMs);
    String order = random.nextInt(8) == 0 ? "" : "order-" + made;
    long byMs = promise();
    if (byMs > 0 && !order.isEmpty()) {
      promised.add(new Promised(order, byMs));
    }
    return purchase(Purchase.Step.PLACED, amount(), order, byMs);
  }

  private SupportContact contact(int what) {
    SupportContact.Step step =
        what < 62
            ? SupportContact.Step.OPENED
            : what < 66
                ? SupportContact.Step.REOPENED
                : what < 70 ? SupportContact.Step.ANSWERED : SupportContact.Step.RESOLVED;
    boolean asks =
        step == SupportContact.Step.OPENED
            || step == SupportContact.Step.REOPENED
            || random.nextBoolean();
    String name = random.nextInt(8) == 0 ? "" : "case-" + random.nextInt(3);
    return new SupportContact(
        origin(), step, name, asks ? reason() : Reason.NONE, spokenOf(), tone(), isLeaving());
  }

  private Purchase purchase(Purchase.Step step, long amount, String order, long byMs) {
    return new Purchase(
        origin(), step, order, new Money(amount, rules.currency()), 1, byMs, "", why(step));
  }

  private Origin origin() {
    String id = Integer.toHexString(random.nextInt(0x10000)) + "-" + customer + "-" + made++;
    List<Identifier> devices =
        random.nextInt(3) == 0
            ? List.of()
            : List.of(new Identifier(IdentifierType.DEVICE, "device-" + random.nextInt(2)));
    return new Origin(
        id,
        atMs,
        customer,
        devices,
        random.nextBoolean() ? TestRules.DELIVERING : "till",
        oneOf(CHANNELS),
        random.nextInt(4) == 0 ? "spring" : "",
        referrer());
  }

  private String referrer() {
    return switch (random.nextInt(12)) {
      case 0 -> "friend";
      case 1 -> random.nextInt(3) == 0 ? customer : "";
      default -> "";
    };
  }

  private String delivering() {
    if (!promised.isEmpty() && random.nextInt(6) > 0) {
      Promised one = promised.get(random.nextInt(promised.size()));
      if (random.nextBoolean()) {
        atMs = Math.max(atMs, Math.min(lastMs, one.byMs + random.nextInt(2)));
      }
      return one.order;
    }
    return random.nextBoolean() ? "" : "order-" + random.nextInt(made + 1);
  }

  private Reason reason() {
    return switch (random.nextInt(8)) {
      case 0 -> Reason.CANCELLATION;
      case 1, 2 -> Reason.DEFECTIVE;
      case 3 -> Reason.NONE;
      case 4 -> Reason.PRESALES;
      default -> REASONS.get(random.nextInt(REASONS.size()));
    };
  }

  /** The order that somebody talks of, most often one that is on its way or has come. */
  private String spokenOf() {
    return random.nextInt(3) == 0 ? "" : delivering();
  }

  private Reason why(Purchase.Step step) {
    boolean says = step != Purchase.Step.PLACED && random.nextBoolean();
    return says ? reason() : Reason.NONE;
  }

  private Sentiment tone() {
    return random.nextInt(3) > 0
        ? Sentiment.UNKNOWN
        : new Sentiment(TONES[random.nextInt(TONES.length)]);
  }

  private boolean isLeaving() {
    return random.nextInt(8) == 0;
  }

  private long amount() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt(3);
      case 1 -> 30_000;
      case 2 -> 100_000;
      case 3 -> random.nextLong(100_000);
      default -> random.nextLong(10_000);
    };
  }

  private long promise() {
    return switch (random.nextInt(8)) {
      case 0 -> atMs - random.nextInt(2);
      case 1 -> atMs + DAY_MS;
      case 2 -> pace.windowStart(atMs) - random.nextInt(2);
      case 3, 4 -> atMs + 1 + random.nextLong(20 * DAY_MS);
      default -> 0;
    };
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
