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

  private final Churn rules;
  private final long[] edges;
  private final long[] leave;

  public RiskModel(Churn rules) {
    this.rules = rules;
    this.edges = rules.edges().stream().mapToLong(Risk::logOddsMicros).toArray();
    this.leave =
        rules.edges().stream()
            .mapToLong(edge -> Risk.logOddsMicros(edge - rules.hysteresis()))
            .toArray();
  }

  /** The risk, part by part, at a moment no earlier than the last purchase. */
  public Risk risk(Purchases purchases, Friction friction, long atMs) {
    return new RiskCurve(rules, purchases, friction).risk(atMs);
  }

  /** The band at a moment for a customer who was in another one just before, and its end. */
  public Judgement judge(Band before, Purchases purchases, Friction friction, long atMs) {
    RiskCurve curve = new RiskCurve(rules, purchases, friction);
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

  private long between(long sameMs, long otherMs, Band now, RiskCurve curve) {
    long low = sameMs;
    long high = otherMs;
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (band(now, curve.logOddsMicros(middle)) == now) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
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

  private long leavesBelow(Band band) {
    return switch (band) {
      case NONE, LOW -> Long.MIN_VALUE;
      case ELEVATED -> leave[0];
      case HIGH -> leave[1];
      case CRITICAL -> leave[2];
    };
  }
}
