package dev.waymark.domain.churn;

import dev.waymark.domain.journey.Purchases;
import dev.waymark.domain.rules.Churn;
import dev.waymark.domain.rules.Rules;

/**
 * How risky a customer is at a moment, which band that is, and when the band will change by itself.
 */
public final class RiskModel {

  private static final long DAY_MS = 86_400_000L;
  private static final long LOOK_AHEAD_MS = 1024 * DAY_MS;

  /** In so short a stretch the rounding of the curve hides its slope. */
  private static final long STRAIGHT_MS = 30_000;

  private static final double BEYOND = 0.01;

  private final Churn rules;
  private final long baseMicros;
  private final long[] edges;
  private final long[] leave;

  public RiskModel(Churn rules) {
    this.rules = rules;
    this.baseMicros = RiskCurve.baseMicros(rules);
    this.edges = rules.edges().stream().mapToLong(Risk::logOddsMicros).toArray();
    this.leave =
        rules.edges().stream()
            .mapToLong(edge -> Risk.logOddsMicros(edge - rules.hysteresis()))
            .toArray();
  }

  /** The risk, part by part, at a moment no earlier than the last purchase. */
  public Risk risk(Purchases purchases, Friction friction, long atMs) {
    return new RiskCurve(rules, baseMicros, purchases, friction).risk(atMs);
  }

  /** The band at a moment for a customer who was in another one just before, and its end. */
  public Judgement judge(Band before, Purchases purchases, Friction friction, long atMs) {
    RiskCurve curve = new RiskCurve(rules, baseMicros, purchases, friction);
    Band now = band(before, curve.logOddsMicros(atMs));
    return new Judgement(now, nextCrossingMs(now, curve, atMs));
  }

  /**
   * A band, and when it changes if nothing happens.
   *
   * @param crossMs in epoch milliseconds, {@link Rules#NEVER} for not within three years or so
   */
  public record Judgement(Band band, long crossMs) {}

  /**
   * The first moment after the given one at which the band changes if nothing happens, to the
   * millisecond. Looks at the turns of the curve, then halves the stretch in which the change lies.
   */
  private long nextCrossingMs(Band now, RiskCurve curve, long afterMs) {
    long sameMs = afterMs;
    for (long nextMs : curve.turnsMs(afterMs, afterMs + LOOK_AHEAD_MS)) {
      if (band(now, curve.logOddsMicros(nextMs)) != now) {
        return between(sameMs, nextMs, now, curve);
      }
      sameMs = nextMs;
    }
    return Rules.NEVER;
  }

  /**
   * The first moment of a stretch of the curve that only rises or only falls at which the band is
   * another one. Where the curve is smooth a straight line through both ends shows where to look;
   * where it is not, halving goes on.
   */
  private long between(long sameMs, long otherMs, Band now, RiskCurve curve) {
    long low = sameMs;
    long high = otherMs;
    double lowMicros = curve.logOddsMicros(low);
    double highMicros = curve.logOddsMicros(high);
    double edge = highMicros > lowMicros ? risesAbove(now) : leavesBelow(now);
    for (int step = 1; high - low > 1; step++) {
      boolean halve = step % 3 == 0 || high - low < STRAIGHT_MS || highMicros == lowMicros;
      double share = halve ? 0.5 : aim((edge - lowMicros) / (highMicros - lowMicros));
      long middle = Math.min(high - 1, Math.max(low + 1, low + (long) (share * (high - low))));
      long micros = curve.logOddsMicros(middle);
      if (band(now, micros) == now) {
        low = middle;
        lowMicros = micros;
      } else {
        high = middle;
        highMicros = micros;
      }
    }
    return high;
  }

  /** A little beyond the point, so that it comes to lie between there and the nearer end. */
  private static double aim(double share) {
    return share < 0.5 ? share + BEYOND : share - BEYOND;
  }

  private Band band(Band before, long logOddsMicros) {
    Band reached = reached(logOddsMicros);
    boolean falling = reached.compareTo(before) < 0;
    return falling && logOddsMicros >= leavesBelow(before) ? before : reached;
  }

  private Band reached(long logOddsMicros) {
    if (logOddsMicros > edges[2]) {
      return Band.CRITICAL;
    }
    if (logOddsMicros > edges[1]) {
      return Band.HIGH;
    }
    return logOddsMicros > edges[0] ? Band.ELEVATED : Band.LOW;
  }

  private long risesAbove(Band band) {
    return switch (band) {
      case NONE, LOW -> edges[0];
      case ELEVATED -> edges[1];
      case HIGH -> edges[2];
      case CRITICAL -> Long.MAX_VALUE;
    };
  }

  private long leavesBelow(Band band) {
    return switch (band) {
      case NONE, LOW -> Long.MIN_VALUE;
      case ELEVATED -> leave[0];
      case HIGH -> leave[1];
      case CRITICAL -> leave[2];
    };
  }
}
