package dev.waymark.domain.journey;

import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.domain.rules.Rules;
import dev.waymark.domain.worth.BuyingHistory;
import dev.waymark.domain.worth.Expectation;
import dev.waymark.domain.worth.Expectation.Expected;

/**
 * What a customer is expected to bring after the end of each month, as long as they are not LOST.
 * It is said ahead when a purchase is made, up to the loss that silence would bring, and taken back
 * by the next purchase or by an explicit leave; so nobody need be woken when a month ends. Without
 * models nothing is said.
 */
final class Expecting {

  private static final double DAYS_A_WEEK = 7;

  private final Walk walk;

  Expecting(Walk walk) {
    this.walk = walk;
  }

  /** A purchase was made just now; the stage is still the one before it. */
  void bought(Purchases before, Purchases after) {
    Purchases told = walk.stage == Stage.LOST ? Purchases.NONE : before;
    walk.rules.expectation().ifPresent(models -> tell(models, told, after));
  }

  /** The customer leaves just now and is not LOST yet. */
  void left() {
    walk.rules.expectation().ifPresent(models -> tell(models, walk.purchases, Purchases.NONE));
  }

  /** Replaces what was told of the months that are not over. */
  private void tell(Expectation models, Purchases told, Purchases known) {
    Windows windows = walk.fold.windows();
    long untilMs = Math.max(lostMs(told), lostMs(known));
    long startMs = windows.start(Grain.MONTH, walk.momentMs);
    for (long endMs = windows.end(Grain.MONTH, startMs);
        endMs < untilMs;
        endMs = windows.end(Grain.MONTH, startMs)) {
      Expected was = at(endMs, told, models);
      Expected now = at(endMs, known, models);
      if (!was.equals(now)) {
        long thousandths = now.thousandths() - was.thousandths();
        walk.out.add(Kpi.EXPECTED_VALUE, "", startMs, thousandths, now.minor() - was.minor());
      }
      startMs = endMs;
    }
  }

  private Expected at(long atMs, Purchases known, Expectation models) {
    if (lostMs(known) <= atMs) {
      return Expected.NOTHING;
    }
    Rules rules = walk.rules;
    int digits = Math.max(0, rules.currency().getDefaultFractionDigits());
    return models.of(
        history(atMs, known),
        known.meanRepeatDayMinor(),
        StrictMath.pow(10, digits),
        rules.churn().horizonMs());
  }

  /** When they bought, up to the day just before a moment. */
  private BuyingHistory history(long atMs, Purchases known) {
    Windows windows = walk.fold.windows();
    long first = windows.dayNumber(known.firstMs());
    return new BuyingHistory(
        Math.toIntExact(known.days() - 1),
        (windows.dayNumber(known.lastMs()) - first) / DAYS_A_WEEK,
        (windows.dayNumber(atMs - 1) - first) / DAYS_A_WEEK);
  }

  /** When silence makes them LOST; long ago for who never bought. */
  private long lostMs(Purchases known) {
    return known.any() ? known.lastMs() + walk.rules.lifecycle().lostAfterMs() : Long.MIN_VALUE;
  }
}
