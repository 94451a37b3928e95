package dev.waymark.sandbox.bench;

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
import dev.waymark.stream.Stretch;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The events of a busy time: of a hundred, 70 are steps of orders, 12 of support cases, 10 are
 * mentions and 8 installs; customers are drawn evenly; every id is unique.
 */
final class BenchEvents {

  private static final long DAY_MS = 86_400_000L;
  private static final Currency CURRENCY = Currency.getInstance("EUR");
  private static final List<String> CHANNELS = List.of("web", "app", "store");
  private static final List<String> CATEGORIES = List.of("home", "garden", "toys", "books");
  private static final List<Reason> REASONS =
      List.of(Reason.LATE_DELIVERY, Reason.DEFECTIVE, Reason.BILLING, Reason.PRESALES);

  private final SplittableRandom random = new SplittableRandom(1);
  private final long events;
  private final int customers;
  private final Stretch time;
  private final Naming naming;
  private final SplittableRandom names = new SplittableRandom(2);
  private long next;

  /**
   * @param time the time over which the events are spread evenly
   */
  BenchEvents(long events, int customers, Stretch time, Naming naming) {
    this.events = events;
    this.customers = customers;
    this.time = time;
    this.naming = naming;
  }

  boolean hasNext() {
    return next < events;
  }

  Event next() {
    Origin origin = origin(time.fromMs() + next * (time.toMs() - time.fromMs()) / events);
    next++;
    int kind = random.nextInt(100);
    if (kind < 70) {
      return purchase(origin);
    }
    if (kind < 82) {
      return contact(origin);
    }
    return kind < 92 ? mention(origin) : install(origin);
  }

  private Origin origin(long atMs) {
    int customer = random.nextInt(customers);
    boolean anonymous = names.nextDouble() < naming.anonymous();
    boolean named = names.nextDouble() < naming.both() || anonymous;
    Identifier email =
        new Identifier(IdentifierType.EMAIL_HASH, HexFormat.of().toHexDigits(31L * customer));
    return new Origin(
        new UUID(random.nextLong(), next).toString(),
        atMs,
        anonymous && !naming.known() ? "" : "c%07d".formatted(customer),
        named ? List.of(email) : List.of(),
        "shop",
        any(CHANNELS),
        "",
        "");
  }

  private Purchase purchase(Origin origin) {
    int step = random.nextInt(100);
    return new Purchase(
        origin,
        step < 70
            ? Purchase.Step.PLACED
            : step < 95
                ? Purchase.Step.DELIVERED
                : step < 98 ? Purchase.Step.REFUNDED : Purchase.Step.CANCELLED,
        "o" + next,
        new Money(1 + random.nextInt(20_000), CURRENCY),
        1 + random.nextInt(3),
        origin.occurredAtMs() + 5 * DAY_MS,
        any(CATEGORIES),
        Reason.NONE);
  }

  private SupportContact contact(Origin origin) {
    return new SupportContact(
        origin,
        any(List.of(SupportContact.Step.values())),
        "k" + next % customers,
        any(REASONS),
        "",
        new Sentiment(random.nextInt(-900, 900)),
        false);
  }

  private SocialMention mention(Origin origin) {
    return new SocialMention(
        origin,
        "instagram",
        "",
        new Sentiment(random.nextInt(-900, 900)),
        random.nextInt(2_000),
        Reason.NONE,
        false);
  }

  private AppInstall install(Origin origin) {
    AppInstall.Step step =
        random.nextInt(4) == 0 ? AppInstall.Step.UNINSTALLED : AppInstall.Step.INSTALLED;
    return new AppInstall(origin, step, "android", "1.2");
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
