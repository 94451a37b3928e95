package dev.waymark.fit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How good risks were.
 *
 * @param customers how many were judged
 * @param baseRate the share of them who left
 * @param meanRisk the mean of what was said
 * @param auc the probability that somebody who left had a higher risk than somebody who stayed, one
 *     half of it where they are equal (Mann and Whitney)
 * @param brier the mean square of risk less outcome; lower is better
 * @param deciles the lowest risks first; fewer than ten with fewer customers
 */
public record Quality(
    int customers,
    double baseRate,
    double meanRisk,
    double auc,
    double brier,
    List<Decile> deciles) {

  private static final int TENTHS = 10;

  public Quality {
    deciles = List.copyOf(deciles);
  }

  /** The quality of some risks; empty unless somebody left and somebody stayed. */
  public static Optional<Quality> of(Collection<Judged> judged) {
    List<Judged> ranked = new ArrayList<>(judged);
    ranked.sort(Comparator.comparingDouble(Judged::risk));
    long left = ranked.stream().filter(Judged::left).count();
    if (left == 0 || left == ranked.size()) {
      return Optional.empty();
    }
    List<Tie> ties = ties(ranked);
    return Optional.of(
        new Quality(
            ranked.size(),
            (double) left / ranked.size(),
            ranked.stream().mapToDouble(Judged::risk).average().orElseThrow(),
            auc(ties, left, ranked.size() - left),
            ranked.stream().mapToDouble(Quality::square).average().orElseThrow(),
            deciles(ties, ranked.size())));
  }

  /** The Brier score of saying the base rate of everybody. */
  public double baseBrier() {
    return baseRate * (1 - baseRate);
  }

  /** How many times as often as everybody those with the highest tenth of risks left. */
  public double topDecileLift() {
    return deciles.get(deciles.size() - 1).observed() / baseRate;
  }

  private static double square(Judged one) {
    double off = one.risk() - (one.left() ? 1 : 0);
    return off * off;
  }

  /** Customers of equal risk. */
  private record Tie(double risk, int customers, int left) {

    Tie with(Judged one) {
      return new Tie(risk, customers + 1, left + (one.left() ? 1 : 0));
    }
  }

  private static List<Tie> ties(List<Judged> ranked) {
    List<Tie> ties = new ArrayList<>();
    for (Judged one : ranked) {
      int last = ties.size() - 1;
      if (last >= 0 && ties.get(last).risk() == one.risk()) {
        ties.set(last, ties.get(last).with(one));
      } else {
        ties.add(new Tie(one.risk(), 0, 0).with(one));
      }
    }
    return ties;
  }

  private static double auc(List<Tie> ties, long left, long stayed) {
    double rightPairs = 0;
    long stayedBelow = 0;
    for (Tie tie : ties) {
      long stayedHere = (long) tie.customers() - tie.left();
      rightPairs += tie.left() * (stayedBelow + stayedHere / 2.0);
      stayedBelow += stayedHere;
    }
    return rightPairs / left / stayed;
  }

  private static List<Decile> deciles(List<Tie> ties, int customers) {
    double[] risks = new double[customers];
    double[] shares = new double[customers];
    int at = 0;
    for (Tie tie : ties) {
      for (int i = 0; i < tie.customers(); i++) {
        risks[at] = tie.risk();
        shares[at] = (double) tie.left() / tie.customers();
        at++;
      }
    }
    List<Decile> deciles = new ArrayList<>();
    for (int tenth = 0; tenth < TENTHS; tenth++) {
      int from = (int) ((long) customers * tenth / TENTHS);
      int to = (int) ((long) customers * (tenth + 1) / TENTHS);
      if (from < to) {
        deciles.add(new Decile(to - from, mean(risks, from, to), mean(shares, from, to)));
      }
    }
    return deciles;
  }

  private static double mean(double[] of, int from, int to) {
    return java.util.Arrays.stream(of, from, to).average().orElseThrow();
  }
}
