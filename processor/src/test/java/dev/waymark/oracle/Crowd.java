package dev.waymark.oracle;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.rules.Limits;
import dev.waymark.domain.rules.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Many customers under one set of rules, and how their events were delivered: late, doubled and in
 * any order.
 *
 * @param seed what all of it is made from
 * @param delivered in the order of arrival, the same id sometimes more than once
 * @param endMs a moment after all of it
 */
record Crowd(long seed, Rules rules, List<Event> delivered, long endMs) {

  private static final long DAY_MS = TestRules.DAY_MS;
  private static final long EPOCH_MS = Instant.parse("2016-01-01T00:00:00Z").toEpochMilli();
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "America/Sao_Paulo",
          "Australia/Lord_Howe",
          "Asia/Kathmandu",
          "Pacific/Auckland");

  /** So much room that no customer here is cut short: the definitions know of no limits. */
  static final Limits ROOMY = new Limits(256, 64, 64, 64, 64);

  private record Arrival(long atMs, Event event) {}

  static Crowd of(long seed, int customers) {
    RandomGenerator random = new SplittableRandom(seed);
    Rules rules = rules(seed);
    long startMs = EPOCH_MS + random.nextLong(3 * 365) * DAY_MS;
    long lastMs = startMs + (300 + random.nextLong(200)) * DAY_MS;
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      String customer = "c" + seed + "-" + i;
      for (Event event : new Life(random, rules, customer, startMs, lastMs).events()) {
        deliver(event, random, arrivals);
      }
    }
    arrivals.sort(Comparator.comparingLong(Arrival::atMs));
    List<Event> delivered = arrivals.stream().map(Arrival::event).toList();
    return new Crowd(seed, rules, delivered, end(lastMs + DAY_MS, rules, random));
  }

  private static void deliver(Event event, RandomGenerator random, List<Arrival> arrivals) {
    long late = random.nextInt(3) == 0 ? random.nextLong(40 * DAY_MS) : random.nextLong(1000);
    arrivals.add(new Arrival(event.occurredAtMs() + late, event));
    if (random.nextInt(8) == 0) {
      long again = event.occurredAtMs() + random.nextLong(40 * DAY_MS);
      arrivals.add(new Arrival(again, random.nextBoolean() ? event : Life.otherBody(event)));
    }
  }

  /** Every seed in turn has other rules; every second one a zone that is not UTC. */
  private static Rules rules(long seed) {
    TestRules rules = TestRules.standard().limits(ROOMY);
    if (seed % 2 == 0) {
      rules.zone(ZONES.get((int) (seed / 2 % ZONES.size())));
    }
    switch ((int) (seed % 9)) {
      case 0 -> rules.lapseAfter(30).lostAfter(60);
      case 1 -> rules.lapseAfter(60).lostAfter(60);
      case 2 -> rules.lapseAfter("SILVER", 120);
      case 3 -> rules.lapseAfter("BRONZE", 45).newFor(50);
      case 4 -> rules.personalLapse(2.5, 30, 150);
      case 5 -> rules.personalLapse(1, 45, 45).valueWindow(30);
      case 6 -> rules.valueWindow(7).newFor(1);
      case 7 -> rules.valueWindow(365).bounds(0, 1, 100_000);
      default -> {}
    }
    return rules.build();
  }

  /** Now: just after the last event, at the end of a day, or some time later. */
  private static long end(long lastMs, Rules rules, RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> lastMs + 1;
      case 1 ->
          Instant.ofEpochMilli(lastMs)
              .atZone(rules.zone())
              .toLocalDate()
              .plusDays(1)
              .atStartOfDay(rules.zone())
              .toInstant()
              .toEpochMilli();
      default -> lastMs + 1 + random.nextLong(120 * DAY_MS);
    };
  }
}
