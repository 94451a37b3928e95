package dev.waymark.domain.churn;

import dev.waymark.domain.journey.Purchases;
import dev.waymark.domain.rules.Churn;
import dev.waymark.domain.rules.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The log-odds of one customer's leaving, as a function of time alone: what they did is settled.
 *
 * <p>What the purchases say is the odds {@code G/H} of a customer who returns at random with a mean
 * gap G, where G = (90 d + span of the purchases) / (¼ + repeat purchase days): one weak quarter of
 * prior knowledge and nothing tuned to a shop. Each quarter of silence multiplies the odds by e,
 * and so does, for half its length, silence beyond the customer's own gap, up to two thirds of what
 * the frequency had earned.
 */
final class RiskCurve {

  private static final double DAY_MS = 86_400_000.0;
  private static final double QUARTER_DAYS = 90;
  private static final double PRIOR_REPEATS = 0.25;
  private static final double PRIOR_GAP_DAYS = QUARTER_DAYS / PRIOR_REPEATS;
  private static final double RHYTHM_SHARE = 0.5;
  private static final double RHYTHM_KEEPS = StrictMath.log(1.5);
  private static final double DECLINE_SHARE = 0.25;
  private static final double DECLINE_AT_MOST = StrictMath.log(4);
  private static final double SAME_FINDING_AT_MOST = 2;
  private static final double LN_2 = StrictMath.log(2);
  private static final double MICROS = 1_000_000;

  private final Churn rules;
  private final Purchases purchases;
  private final Friction friction;
  private final double gapDays;
  private final double earned;
  private final long settled;
  private final long base;
  private final long frequency;
  private final long decline;
  private final List<Ailment> ailments;

  RiskCurve(Churn rules, long baseMicros, Purchases purchases, Friction friction) {
    this.rules = rules;
    this.purchases = purchases;
    this.friction = friction;
    double spanDays = (purchases.lastMs() - purchases.firstMs()) / DAY_MS;
    gapDays = (QUARTER_DAYS + spanDays) / (PRIOR_REPEATS + purchases.days() - 1);
    earned = StrictMath.log(PRIOR_GAP_DAYS / gapDays);
    double scale = rules.weights().scale();
    base = baseMicros;
    frequency = micros(-scale * earned);
    decline = micros(scale * DECLINE_SHARE * declined());
    settled = base + frequency + decline;
    ailments = Ailment.of(friction, this::weight, rules.halfLifeMs());
  }

  /** What every customer starts from, in millionths of log-odds. */
  static long baseMicros(Churn rules) {
    double horizonDays = rules.horizonMs() / DAY_MS;
    Weights weights = rules.weights();
    return micros(weights.shift() + weights.scale() * StrictMath.log(PRIOR_GAP_DAYS / horizonDays));
  }

  /** Millionths of log-odds at a moment no earlier than the last purchase. */
  long logOddsMicros(long atMs) {
    long sum = settled + silence(atMs) + rhythm(atMs);
    for (int i = 0; i < ailments.size(); i++) {
      sum += friction(ailments.get(i), atMs);
    }
    return sum;
  }

  Risk risk(long atMs) {
    List<Evidence> parts = new ArrayList<>();
    List<String> last = List.of(purchases.lastEventId());
    add(parts, Finding.BASE, base, List.of());
    add(parts, Finding.SILENCE, silence(atMs), last);
    add(parts, Finding.FREQUENCY, frequency, last);
    add(parts, Finding.OWN_RHYTHM, rhythm(atMs), last);
    add(parts, Finding.SPEND_DECLINE, decline, last);
    for (Ailment ailment : ailments) {
      add(parts, ailment.finding(), friction(ailment, atMs), events(ailment.finding()));
    }
    return new Risk(logOddsMicros(atMs), parts);
  }

  private static void add(List<Evidence> to, Finding finding, long micros, List<String> events) {
    if (micros != 0) {
      to.add(new Evidence(finding, micros, events));
    }
  }

  /**
   * Moments in order, the last one the given end, between which the log-odds only rise or only
   * fall: where friction has faded as fast as silence grows, and where a part starts or stops
   * growing.
   */
  List<Long> turnsMs(long afterMs, long endMs) {
    if (ailments.isEmpty()) {
      return List.of(endMs);
    }
    List<Long> turns = new ArrayList<>();
    long fromMs = afterMs;
    for (long kinkMs : kinksMs(afterMs, endMs)) {
      long bottomMs = bottomMs(fromMs + (kinkMs - fromMs) / 2);
      if (fromMs < bottomMs && bottomMs < kinkMs) {
        turns.add(bottomMs);
      }
      turns.add(kinkMs);
      fromMs = kinkMs;
    }
    return turns;
  }

  private SortedSet<Long> kinksMs(long afterMs, long endMs) {
    SortedSet<Long> kinks = new TreeSet<>();
    double rhythmEndsAfter = 1 + Math.max(0, earned - RHYTHM_KEEPS) / RHYTHM_SHARE;
    kinks.add(purchases.lastMs() + Math.round(gapDays * DAY_MS));
    kinks.add(purchases.lastMs() + Math.round(gapDays * DAY_MS * rhythmEndsAfter));
    for (Ailment ailment : ailments) {
      double tooMuch = ailment.fresh(afterMs) / SAME_FINDING_AT_MOST;
      if (tooMuch > 1) {
        kinks.add(afterMs + Math.round(rules.halfLifeMs() * StrictMath.log(tooMuch) / LN_2));
      }
    }
    kinks.add(endMs);
    return kinks.subSet(afterMs + 1, endMs + 1);
  }

  /** Where the stretch of the curve that holds a moment has its lowest point, 0 for nowhere. */
  private long bottomMs(long withinMs) {
    double fading = 0;
    for (Ailment ailment : ailments) {
      double fresh = ailment.fresh(withinMs);
      fading += fresh <= SAME_FINDING_AT_MOST ? ailment.weight() * fresh : 0;
    }
    double beyond = RHYTHM_SHARE * (silentDays(withinMs) / gapDays - 1);
    boolean rhythmGrows = 0 < beyond && beyond < earned - RHYTHM_KEEPS;
    double growthPerDay = 1 / QUARTER_DAYS + (rhythmGrows ? RHYTHM_SHARE / gapDays : 0);
    double growth = rules.weights().scale() * growthPerDay * rules.halfLifeMs() / DAY_MS / LN_2;
    return fading <= 0
        ? 0
        : withinMs + Math.round(rules.halfLifeMs() * StrictMath.log(fading / growth) / LN_2);
  }

  private double silentDays(long atMs) {
    return Math.max(0, atMs - purchases.lastMs()) / DAY_MS;
  }

  private long silence(long atMs) {
    return micros(rules.weights().scale() * silentDays(atMs) / QUARTER_DAYS);
  }

  private long rhythm(long atMs) {
    double beyond = RHYTHM_SHARE * Math.max(0, silentDays(atMs) / gapDays - 1);
    return micros(rules.weights().scale() * Math.min(beyond, Math.max(0, earned - RHYTHM_KEEPS)));
  }

  private double declined() {
    if (purchases.days() < 3) {
      return 0;
    }
    double mean = (double) purchases.gross() / purchases.days();
    double lately = (purchases.lastDayMinor() + purchases.previousDayMinor()) / 2.0;
    if (mean <= 0) {
      return 0;
    }
    return lately <= 0
        ? DECLINE_AT_MOST
        : Math.max(0, Math.min(DECLINE_AT_MOST, StrictMath.log(mean / lately)));
  }

  private long friction(Ailment ailment, long atMs) {
    double fresh = ailment.fresh(atMs);
    return fresh == 0 ? 0 : micros(ailment.weight() * Math.min(fresh, SAME_FINDING_AT_MOST));
  }

  private List<String> events(Finding finding) {
    if (finding == Finding.UNRESOLVED_CONTACT) {
      return friction.cases().stream().filter(Case::isUnhappy).map(Case::eventId).toList();
    }
    return friction.signals().stream()
        .filter(signal -> signal.finding() == finding)
        .map(Signal::eventId)
        .toList();
  }

  private double weight(Finding finding) {
    Weights weights = rules.weights();
    return switch (finding) {
      case BASE, SILENCE, FREQUENCY, OWN_RHYTHM, SPEND_DECLINE -> 0;
      case COMPLAINT -> weights.complaint();
      case UNRESOLVED_CONTACT -> weights.unresolved();
      case REPEAT_CONTACT -> weights.repeatContact();
      case LATE_DELIVERY -> weights.lateDelivery();
      case NEGATIVE_MENTION -> weights.negativeMention();
      case LEAVE_INTENT -> weights.leaveIntent();
      case REFUND -> weights.refund();
      case UNINSTALL -> weights.uninstall();
    };
  }

  private static long micros(double logOdds) {
    return Math.round(MICROS * logOdds);
  }
}
