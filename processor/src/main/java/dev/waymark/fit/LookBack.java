package dev.waymark.fit;

import dev.waymark.domain.churn.Friction;
import dev.waymark.domain.churn.RiskModel;
import dev.waymark.domain.journey.Purchases;
import dev.waymark.domain.journey.Spend;
import dev.waymark.domain.rules.Churn;
import dev.waymark.domain.rules.Weights;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts, at past moments, how many customers of a risk there were and how many stayed away. */
final class LookBack {

  private static final int BINS_A_UNIT = 20;
  private static final int WIDEST = 10 * BINS_A_UNIT;
  private static final int FEWEST_CUSTOMERS = 100;
  private static final double MICROS = 1_000_000;
  private static final long DAY_MS = 86_400_000L;

  private final RiskModel plain;
  private final long horizonMs;
  private final List<Map<Integer, long[]>> moments = new ArrayList<>();

  LookBack(Churn rules, long horizonMs) {
    Weights unchanged = new Weights(0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    this.plain =
        new RiskModel(
            new Churn(horizonMs, rules.halfLifeMs(), rules.edges(), rules.hysteresis(), unchanged));
    this.horizonMs = horizonMs;
  }

  /** Counts at one moment; with too few customers by then, nothing. */
  void at(long momentMs, Collection<List<Spend>> customers) {
    Map<Integer, long[]> counts = new TreeMap<>();
    long counted = 0;
    for (List<Spend> purchases : customers) {
      Purchases then = upTo(momentMs, purchases);
      if (then.any()) {
        long[] count = counts.computeIfAbsent(bin(then, momentMs), bin -> new long[2]);
        count[0]++;
        count[1] += boughtSoon(momentMs, purchases) ? 0 : 1;
        counted++;
      }
    }
    if (counted >= FEWEST_CUSTOMERS) {
      moments.add(counts);
    }
  }

  /** All moments together, each with the same weight. */
  List<Bin> bins() {
    List<Bin> bins = new ArrayList<>();
    double weight = 1.0 / Math.max(1, moments.size());
    for (Map<Integer, long[]> counts : moments) {
      counts.forEach(
          (bin, count) ->
              bins.add(new Bin((bin + 0.5) / BINS_A_UNIT, count[0] * weight, count[1] * weight)));
    }
    return bins;
  }

  private int bin(Purchases then, long momentMs) {
    double logOdds = plain.risk(then, Friction.NONE, momentMs).logOddsMicros() / MICROS;
    return Math.max(-WIDEST, Math.min(WIDEST, (int) Math.floor(logOdds * BINS_A_UNIT)));
  }

  private boolean boughtSoon(long momentMs, List<Spend> purchases) {
    return purchases.stream()
        .anyMatch(spend -> spend.atMs() > momentMs && spend.atMs() <= momentMs + horizonMs);
  }

  private static Purchases upTo(long momentMs, List<Spend> purchases) {
    Purchases then = Purchases.NONE;
    for (Spend spend : purchases) {
      if (spend.atMs() <= momentMs) {
        boolean newDay = then.lastMs() / DAY_MS != spend.atMs() / DAY_MS || !then.any();
        then = then.plus(spend.atMs(), "-", spend.minor(), newDay);
      }
    }
    return then;
  }
}
