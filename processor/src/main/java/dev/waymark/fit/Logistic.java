package dev.waymark.fit;

import java.util.List;

/**
 * Logistic regression of an outcome on one number, by Newton's method, with normal priors: the
 * shift about 0 with deviation 1, the scale about 1 with deviation ¼.
 */
final class Logistic {

  private static final int STEPS = 30;
  private static final double SCALE_PRIOR = 16;

  private Logistic() {}

  static Calibration fit(List<Bin> bins) {
    double shift = 0;
    double scale = 1;
    for (int step = 0; step < STEPS; step++) {
      double slopeShift = -shift;
      double slopeScale = -(scale - 1) * SCALE_PRIOR;
      double shiftShift = 1;
      double shiftScale = 0;
      double scaleScale = SCALE_PRIOR;
      for (Bin bin : bins) {
        double said = 1 / (1 + StrictMath.exp(-(shift + scale * bin.logOdds())));
        double missed = bin.stayedAway() - bin.customers() * said;
        double spread = bin.customers() * said * (1 - said);
        slopeShift += missed;
        slopeScale += missed * bin.logOdds();
        shiftShift += spread;
        shiftScale += spread * bin.logOdds();
        scaleScale += spread * bin.logOdds() * bin.logOdds();
      }
      double det = shiftShift * scaleScale - shiftScale * shiftScale;
      double byShift = (scaleScale * slopeShift - shiftScale * slopeScale) / det;
      double byScale = (shiftShift * slopeScale - shiftScale * slopeShift) / det;
      shift = within(-4, shift + within(-1, byShift, 1), 4);
      scale = within(0.5, scale + within(-0.25, byScale, 0.25), 2);
    }
    return new Calibration(shift, scale);
  }

  private static double within(double least, double value, double most) {
    return Math.max(least, Math.min(most, value));
  }
}
