package dev.waymark.oracle;

import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.rules.Rules;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How one event follows the other: at the same moment, after exactly a deadline, on the first and
 * the last instant of a window.
 */
final class Pace {

  private static final long DAY_MS = TestRules.DAY_MS;
  private static final long[] SPANS_DAYS = {7, 7, 30, 30, 60, 90, 180};

  private final RandomGenerator random;
  private final Rules rules;
  private final boolean hasty;
  private final List<Long> boughtMs = new ArrayList<>();

  Pace(RandomGenerator random, Rules rules) {
    this.random = random;
    this.rules = rules;
    this.hasty = random.nextInt(6) == 0;
  }

  /** There was a purchase, whose deadlines are moments at which things are likely to happen. */
  void bought(long ms) {
    boughtMs.add(ms);
  }

  /** When something happens next, after a moment. */
  long after(long atMs) {
    if (hasty && random.nextBoolean()) {
      return atMs;
    }
    return switch (random.nextInt(12)) {
      case 0 -> atMs;
      case 1 -> atMs + 1;
      case 2 -> atMs + random.nextLong(3_600_000);
      case 3 -> atMs + random.nextLong(DAY_MS);
      case 4 -> atMs + SPANS_DAYS[random.nextInt(SPANS_DAYS.length)] * DAY_MS;
      case 5, 6 -> deadline(atMs);
      case 7 -> windowStart(atMs) - random.nextInt(2);
      case 8 -> atMs + random.nextLong(100 * DAY_MS);
      default -> atMs + random.nextLong(10 * DAY_MS);
    };
  }

  /** Exactly when something falls due after an earlier purchase, if that is still to come. */
  private long deadline(long atMs) {
    if (boughtMs.isEmpty()) {
      return atMs + random.nextLong(DAY_MS);
    }
    long spanMs =
        switch (random.nextInt(4)) {
          case 0 -> rules.lifecycle().newForMs();
          case 1 -> rules.lifecycle().lapseAfterMs();
          case 2 -> rules.lifecycle().lostAfterMs();
          default -> rules.value().windowMs();
        };
    return Math.max(atMs, boughtMs.get(random.nextInt(boughtMs.size())) + spanMs);
  }

  /** The start of some window after a moment. */
  long windowStart(long atMs) {
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
