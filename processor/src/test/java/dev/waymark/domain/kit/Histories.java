package dev.waymark.domain.kit;

import static dev.waymark.domain.kit.TestRules.DAY_MS;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.rules.Limits;
import dev.waymark.domain.rules.Rules;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random histories, as mean as real ones and meaner: bursts, ties, gaps of exactly a deadline,
 * events on the first and the last instant of a window, refunds before purchases, case and order
 * numbers used again.
 */
public final class Histories {

  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "America/Sao_Paulo",
          "Australia/Lord_Howe",
          "Asia/Kathmandu",
          "Pacific/Auckland");
  private static final List<Reason> REASONS = List.of(Reason.values());
  private static final long[] SPANS_DAYS = {7, 30, 60, 90, 180};
  private static final long START_MS = Instant.parse("2016-01-01T00:00:00Z").toEpochMilli();

  private final RandomGenerator random;
  private final Rules rules;
  private final boolean bursts;
  private final List<Long> purchasesMs = new ArrayList<>();
  private long atMs;

  private Histories(RandomGenerator random, Rules rules) {
    this.random = random;
    this.rules = rules;
    this.bursts = random.nextInt(6) == 0;
    this.atMs = START_MS + random.nextLong(3 * 365) * DAY_MS + random.nextLong(DAY_MS);
  }

  /** The history of a seed. */
  public static History of(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Rules rules = rules(random);
    return of(seed, random, rules, "customer-" + seed);
  }

  /** The histories of some customers under the same rules. */
  public static List<History> of(long seed, int customers) {
    RandomGenerator random = new SplittableRandom(seed);
    Rules rules = rules(random);
    List<History> all = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      all.add(of(seed, random, rules, "customer-" + seed + "-" + i));
    }
    return all;
  }

  private static History of(long seed, RandomGenerator random, Rules rules, String customer) {
    Histories making = new Histories(random, rules);
    List<Event> events = new ArrayList<>();
    int size = 1 + random.nextInt(random.nextInt(8) == 0 ? 40 : 16);
    for (int i = 0; i < size; i++) {
      events.add(making.next(customer, i));
    }
    events.sort(Ledger.ORDER);
    long lastMs = events.get(events.size() - 1).occurredAtMs();
    long endMs = lastMs + 1 + random.nextLong(random.nextBoolean() ? DAY_MS : 400 * DAY_MS);
    return new History(seed, rules, customer, events, endMs);
  }

  private static Rules rules(RandomGenerator random) {
    TestRules rules = TestRules.standard();
    if (random.nextInt(3) == 0) {
      rules.zone(ZONES.get(random.nextInt(ZONES.size())));
    }
    switch (random.nextInt(8)) {
      case 0 -> rules.lapseAfter(30).lostAfter(60);
      case 1 -> rules.lapseAfter(60).lostAfter(60);
      case 2 -> rules.lapseAfter("SILVER", 120);
      case 3 -> rules.lapseAfter("BRONZE", 45);
      case 4 -> rules.personalLapse(2.5, 30, 150);
      case 5 -> rules.personalLapse(1, 45, 45).valueWindow(30);
      default -> {}
    }
    switch (random.nextInt(4)) {
      case 0 -> rules.edges(0.3, 0.5, 0.8).hysteresis(0.1);
      case 1 -> rules.edges(0.5, 0.7, 0.9).hysteresis(0);
      default -> {}
    }
    if (random.nextInt(6) == 0) {
      rules.limits(new Limits(256, 3, 2, 2, 2));
    }
    if (random.nextInt(4) == 0) {
      rules.censusAt(START_MS + random.nextLong(5 * 365) * DAY_MS);
    }
    return rules.build();
  }

  private Event next(String customer, int index) {
    atMs = later();
    String id = Integer.toHexString(random.nextInt(0x10000)) + "-" + index;
    return brought(draft(customer)).id(id).on(atMs).event();
  }

  /** Some were brought here by a campaign, some by a friend. */
  private Draft brought(Draft draft) {
    return switch (random.nextInt(20)) {
      case 0 -> draft.campaign("spring");
      case 1 -> draft.referredBy("a-friend");
      default -> draft;
    };
  }

  private Draft draft(String customer) {
    int what = random.nextInt(100);
    if (what < 40) {
      purchasesMs.add(atMs);
      return from(Draft.purchase(customer).of(amount()).order(order())).promisedBy(promise());
    }
    if (what < 46) {
      return from(Draft.delivery(customer).order(order()));
    }
    if (what < 50) {
      return from(Draft.refund(customer).of(amount()).order(order()));
    }
    if (what < 52) {
      return from(Draft.cancelledOrder(customer).of(amount()).order(order()));
    }
    if (what < 66) {
      return said(Draft.contact(customer).inCase(contact()));
    }
    if (what < 70) {
      return said(Draft.reopening(customer).inCase(contact()));
    }
    if (what < 75) {
      return Draft.answer(customer).inCase(contact());
    }
    if (what < 84) {
      return Draft.resolution(customer).inCase(contact()).because(reason());
    }
    if (what < 93) {
      return said(Draft.mention(customer));
    }
    return what < 96 ? Draft.install(customer) : Draft.uninstall(customer);
  }

  private Draft from(Draft draft) {
    draft.by(random.nextBoolean() ? "web" : random.nextBoolean() ? "" : "kiosk");
    return random.nextBoolean() ? draft.from(TestRules.DELIVERING) : draft.from("till");
  }

  private Draft said(Draft draft) {
    if (random.nextInt(3) == 0) {
      draft.order(order());
    }
    if (random.nextInt(3) > 0) {
      draft.because(reason());
    }
    if (random.nextInt(3) == 0) {
      draft.sounding(random.nextInt(-4, 5) / 4.0);
    }
    return random.nextInt(8) == 0 ? draft.leaving() : draft;
  }

  private Reason reason() {
    if (random.nextInt(4) == 0) {
      return Reason.CANCELLATION;
    }
    return REASONS.get(random.nextInt(REASONS.size()));
  }

  private long amount() {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> 30_000;
      case 2 -> 100_000;
      case 3 -> random.nextLong(100_000);
      default -> random.nextLong(10_000);
    };
  }

  private String order() {
    return random.nextInt(6) == 0 ? "" : "order-" + random.nextInt(4);
  }

  private String contact() {
    return random.nextInt(6) == 0 ? "" : "case-" + random.nextInt(3);
  }

  private long promise() {
    return switch (random.nextInt(8)) {
      case 0 -> atMs;
      case 1 -> atMs - 1;
      case 2 -> atMs + DAY_MS;
      case 3 -> atMs + 1 + random.nextLong(30 * DAY_MS);
      default -> 0;
    };
  }

  private long later() {
    if (bursts && random.nextBoolean()) {
      return atMs;
    }
    return switch (random.nextInt(12)) {
      case 0 -> atMs;
      case 1 -> atMs + 1;
      case 2 -> atMs + random.nextLong(3_600_000);
      case 3 -> atMs + random.nextLong(DAY_MS);
      case 4, 5 -> atMs + SPANS_DAYS[random.nextInt(SPANS_DAYS.length)] * DAY_MS;
      case 6 -> deadline();
      case 7 -> windowStart() - random.nextInt(2);
      case 8 -> atMs + random.nextLong(120 * DAY_MS);
      default -> atMs + random.nextLong(10 * DAY_MS);
    };
  }

  /** Exactly when something falls due after an earlier purchase, if that is still to come. */
  private long deadline() {
    if (purchasesMs.isEmpty()) {
      return atMs;
    }
    long boughtMs = purchasesMs.get(random.nextInt(purchasesMs.size()));
    long spanMs =
        switch (random.nextInt(4)) {
          case 0 -> rules.lifecycle().newForMs();
          case 1 -> rules.lifecycle().lapseAfterMs();
          case 2 -> rules.lifecycle().lostAfterMs();
          default -> rules.value().windowMs();
        };
    return Math.max(atMs, boughtMs + spanMs);
  }

  private long windowStart() {
    ZonedDateTime now = Instant.ofEpochMilli(atMs).atZone(rules.zone());
    ZonedDateTime midnight = now.toLocalDate().plusDays(1).atStartOfDay(rules.zone());
    ZonedDateTime start =
        switch (random.nextInt(4)) {
          case 0 -> now.truncatedTo(ChronoUnit.HOURS).plusHours(1);
          case 1 -> midnight;
          case 2 -> midnight.with(TemporalAdjusters.next(java.time.DayOfWeek.MONDAY));
          default -> midnight.with(TemporalAdjusters.firstDayOfNextMonth());
        };
    return Math.max(atMs + 1, start.toInstant().toEpochMilli());
  }
}
