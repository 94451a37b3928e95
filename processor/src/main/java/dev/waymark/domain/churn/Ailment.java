package dev.waymark.domain.churn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** All that is remembered of one finding of friction: when it happened, how fast it fades. */
final class Ailment {

  private static final double LN_2 = StrictMath.log(2);

  private final Finding finding;
  private final double weight;
  private final long halfLifeMs;
  private final long[] atMs;

  private Ailment(Finding finding, double weight, long halfLifeMs, long[] atMs) {
    this.finding = finding;
    this.weight = weight;
    this.halfLifeMs = halfLifeMs;
    this.atMs = atMs;
  }

  /** What there is, in the order of the findings; most customers have none. */
  static List<Ailment> of(Friction friction, Weigher weigher, long halfLifeMs) {
    if (friction.signals().isEmpty() && friction.cases().isEmpty()) {
      return List.of();
    }
    Set<Finding> found = EnumSet.noneOf(Finding.class);
    for (Signal signal : friction.signals()) {
      found.add(signal.finding());
    }
    for (Case open : friction.cases()) {
      if (open.isUnhappy()) {
        found.add(Finding.UNRESOLVED_CONTACT);
      }
    }
    List<Ailment> all = new ArrayList<>(found.size());
    for (Finding finding : found) {
      all.add(
          new Ailment(finding, weigher.weight(finding), halfLifeMs, moments(friction, finding)));
    }
    return all;
  }

  /** Says what one fresh signal of a finding weighs, in log-odds. */
  interface Weigher {
    double weight(Finding finding);
  }

  private static long[] moments(Friction friction, Finding finding) {
    return finding == Finding.UNRESOLVED_CONTACT
        ? openings(friction.cases())
        : moments(friction.signals(), finding);
  }

  private static long[] openings(List<Case> cases) {
    long[] atMs = new long[cases.size()];
    int size = 0;
    for (Case open : cases) {
      if (open.isUnhappy()) {
        atMs[size++] = open.openedMs();
      }
    }
    return Arrays.copyOf(atMs, size);
  }

  private static long[] moments(List<Signal> signals, Finding finding) {
    long[] atMs = new long[signals.size()];
    int size = 0;
    for (Signal signal : signals) {
      if (signal.finding() == finding) {
        atMs[size++] = signal.atMs();
      }
    }
    return Arrays.copyOf(atMs, size);
  }

  Finding finding() {
    return finding;
  }

  double weight() {
    return weight;
  }

  /** How many fresh signals what has faded by a moment amounts to. */
  double fresh(long nowMs) {
    double fresh = 0;
    for (long happenedMs : atMs) {
      fresh += StrictMath.exp(-LN_2 * Math.max(0, nowMs - happenedMs) / halfLifeMs);
    }
    return fresh;
  }
}
