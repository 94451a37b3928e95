package dev.waymark.fit;

import dev.waymark.domain.rules.Weights;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Logistic regression of outcomes on what there was to see, held near the shipped weights by normal
 * priors and within bounds: projected Newton steps (Bertsekas 1982), shortened until they climb.
 */
final class Regression {

  private static final Factor[] FACTORS = Factor.values();
  private static final int STEPS = 100;

  /** Weights are as exact as the risk they make. */
  private static final double MICROS = 1_000_000;

  private static final double ENOUGH = 1e-10;

  private final double[][] seen;
  private final boolean[] left;
  private final double[] counts;

  private Regression(Collection<Outcome> outcomes) {
    seen = outcomes.stream().map(outcome -> seen(outcome.look())).toArray(double[][]::new);
    counts = outcomes.stream().mapToDouble(Outcome::weight).toArray();
    left = new boolean[seen.length];
    int i = 0;
    for (Outcome outcome : outcomes) {
      left[i++] = outcome.left();
    }
  }

  private static double[] seen(Look look) {
    double[] row = new double[FACTORS.length];
    for (int i = 0; i < FACTORS.length; i++) {
      row[i] = FACTORS[i].seen(look);
    }
    return row;
  }

  /** The weights that are likeliest after these outcomes. */
  static Weights fit(Collection<Outcome> outcomes) {
    return new Regression(outcomes).climb();
  }

  private Weights climb() {
    double[] point =
        Arrays.stream(FACTORS).mapToDouble(factor -> factor.of(Weights.DEFAULT)).toArray();
    double height = height(point);
    for (int step = 0; step < STEPS; step++) {
      double[] next = next(point, height);
      double nextHeight = height(next);
      boolean done = nextHeight - height < ENOUGH;
      if (nextHeight > height) {
        point = next;
        height = nextHeight;
      }
      if (done) {
        break;
      }
    }
    Map<Factor, Double> values = new EnumMap<>(Factor.class);
    for (int i = 0; i < FACTORS.length; i++) {
      values.put(FACTORS[i], Math.round(MICROS * point[i]) / MICROS);
    }
    return Factor.weights(values);
  }

  /** A step uphill, half as long as long as it leads downhill. */
  private double[] next(double[] point, double height) {
    double[] direction = direction(point);
    double[] next = point;
    for (double length = 1; length > 1e-6; length /= 2) {
      next = moved(point, direction, length);
      if (height(next) > height) {
        return next;
      }
    }
    return next;
  }

  private static double[] moved(double[] point, double[] direction, double length) {
    double[] moved = new double[point.length];
    for (int i = 0; i < FACTORS.length; i++) {
      double to = point[i] + length * direction[i];
      moved[i] = Math.max(FACTORS[i].least, Math.min(FACTORS[i].most, to));
    }
    return moved;
  }

  /** Newton's direction; a weight at a bound that wants to go beyond stays where it is. */
  private double[] direction(double[] point) {
    double[] slope = new double[FACTORS.length];
    RealMatrix bend = MatrixUtils.createRealMatrix(FACTORS.length, FACTORS.length);
    for (int row = 0; row < seen.length; row++) {
      double said = said(point, seen[row]);
      double missed = counts[row] * ((left[row] ? 1 : 0) - said);
      double spread = counts[row] * said * (1 - said);
      for (int i = 0; i < FACTORS.length; i++) {
        slope[i] += missed * seen[row][i];
        for (int j = 0; j < FACTORS.length && seen[row][i] != 0; j++) {
          bend.addToEntry(i, j, spread * seen[row][i] * seen[row][j]);
        }
      }
    }
    for (int i = 0; i < FACTORS.length; i++) {
      Factor factor = FACTORS[i];
      double precision = 1 / (factor.deviation * factor.deviation);
      slope[i] -= precision * (point[i] - factor.of(Weights.DEFAULT));
      bend.addToEntry(i, i, precision);
      boolean stuck =
          (point[i] <= factor.least && slope[i] < 0) || (point[i] >= factor.most && slope[i] > 0);
      if (stuck) {
        slope[i] = 0;
        hold(bend, i);
      }
    }
    return new CholeskyDecomposition(bend)
        .getSolver()
        .solve(MatrixUtils.createRealVector(slope))
        .toArray();
  }

  private static void hold(RealMatrix bend, int held) {
    for (int i = 0; i < FACTORS.length; i++) {
      bend.setEntry(held, i, i == held ? 1 : 0);
      bend.setEntry(i, held, i == held ? 1 : 0);
    }
  }

  /** The logarithm of the posterior, but for a constant. */
  private double height(double[] point) {
    double height = 0;
    for (int row = 0; row < seen.length; row++) {
      double logOdds = dot(point, seen[row]);
      height -= counts[row] * softplus(left[row] ? -logOdds : logOdds);
    }
    for (int i = 0; i < FACTORS.length; i++) {
      double off = (point[i] - FACTORS[i].of(Weights.DEFAULT)) / FACTORS[i].deviation;
      height -= off * off / 2;
    }
    return height;
  }

  private static double said(double[] point, double[] row) {
    return 1 / (1 + StrictMath.exp(-dot(point, row)));
  }

  /** ln(1 + e^x), without overflow. */
  private static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
