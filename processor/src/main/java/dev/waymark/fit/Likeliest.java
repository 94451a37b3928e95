package dev.waymark.fit;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * The positive parameters under which what was seen is likeliest.
 *
 * @param parameters in the order of the model
 * @param logLikelihood with them
 * @param settled whether they lie within bounds; where not, the histories do not tell them apart
 */
record Likeliest(List<Double> parameters, double logLikelihood, boolean settled) {

  private static final double LARGEST_LOG = 10;
  private static final double STEP = 0.5;
  private static final double PRECISION = 1e-11;
  private static final double ENOUGH = 1e-8;
  private static final int EVALUATIONS = 20_000;
  private static final int ROUNDS = 12;
  private static final double IMPOSSIBLE = -1e100;

  /**
   * Climbs from each start by the method of Nelder and Mead, in the logarithms of the parameters,
   * and anew from where that ended until it climbs no more.
   *
   * @param logLikelihood of the parameters, each between e^-10 and e^10
   */
  static Likeliest of(ToDoubleFunction<double[]> logLikelihood, List<double[]> starts) {
    return starts.stream()
        .map(start -> climb(logLikelihood, start))
        .max(java.util.Comparator.comparingDouble(Likeliest::logLikelihood))
        .orElseThrow(() -> new IllegalArgumentException("starts is empty: there must be one"));
  }

  private static Likeliest climb(ToDoubleFunction<double[]> logLikelihood, double[] start) {
    double[] point = mapped(start, StrictMath::log);
    double value = IMPOSSIBLE;
    for (int round = 0; round < ROUNDS; round++) {
      PointValuePair top = top(logs -> value(logLikelihood, logs), point);
      double gained = top.getValue() - value;
      point = top.getPoint();
      value = top.getValue();
      if (gained < ENOUGH) {
        break;
      }
    }
    boolean settled = true;
    for (double log : point) {
      settled &= Math.abs(log) < LARGEST_LOG - STEP;
    }
    double[] parameters = mapped(point, StrictMath::exp);
    return new Likeliest(java.util.Arrays.stream(parameters).boxed().toList(), value, settled);
  }

  private static PointValuePair top(ToDoubleFunction<double[]> value, double[] from) {
    return new SimplexOptimizer(PRECISION, PRECISION)
        .optimize(
            new MaxEval(EVALUATIONS),
            new ObjectiveFunction(value::applyAsDouble),
            GoalType.MAXIMIZE,
            new NelderMeadSimplex(from.length, STEP),
            new InitialGuess(from));
  }

  private static double value(ToDoubleFunction<double[]> logLikelihood, double[] logs) {
    for (double log : logs) {
      if (!(Math.abs(log) <= LARGEST_LOG)) {
        return IMPOSSIBLE;
      }
    }
    double value = logLikelihood.applyAsDouble(mapped(logs, StrictMath::exp));
    return value > IMPOSSIBLE ? value : IMPOSSIBLE;
  }

  private static double[] mapped(double[] from, java.util.function.DoubleUnaryOperator by) {
    return java.util.Arrays.stream(from).map(by).toArray();
  }

  double get(int index) {
    return parameters.get(index);
  }
}
