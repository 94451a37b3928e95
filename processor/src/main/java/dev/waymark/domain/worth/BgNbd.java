package dev.waymark.domain.worth;

/**
 * How often customers buy and when they stop: the BG/NBD model. Each customer buys at random at a
 * rate of their own, and after each purchase stops for good with a probability of their own.
 *
 * <p>Source: Fader, Hardie and Lee, "Counting Your Customers" the Easy Way: An Alternative to the
 * Pareto/NBD Model, Marketing Science 24 (2005). All four parameters are positive; time is in
 * weeks.
 *
 * @param r shape of the rates
 * @param alpha scale of the rates, in weeks
 * @param a of the probabilities to stop
 * @param b of the probabilities to stop
 */
public record BgNbd(double r, double alpha, double a, double b) {

  /** So near to a pole the formula for expected purchases divides nothing by nothing. */
  private static final double POLE = 1e-6;

  public BgNbd {
    if (!(isPositive(r) && isPositive(alpha) && isPositive(a) && isPositive(b))) {
      throw new IllegalArgumentException(
          "BG/NBD has r %s, alpha %s, a %s, b %s: all must be positive".formatted(r, alpha, a, b));
    }
  }

  private static boolean isPositive(double parameter) {
    return parameter > 0 && parameter < Double.POSITIVE_INFINITY;
  }

  /**
   * P(alive): the probability that the customer has not stopped. It is 1 for everybody who bought
   * once, so it alone says nothing about leaving.
   */
  public double alive(BuyingHistory history) {
    return 1 / (1 + oddsOfHavingStopped(history));
  }

  /** The probability of no purchase within so many weeks after the history. */
  public double silent(BuyingHistory history, double weeks) {
    double end = alpha + history.ageWeeks();
    double noneThoughAlive = StrictMath.pow(end / (end + weeks), r + history.repeats());
    return 1 - alive(history) * (1 - noneThoughAlive);
  }

  /** How many purchase days to expect within so many weeks after the history (equation 10). */
  public double expected(BuyingHistory history, double weeks) {
    double stop = Math.abs(a - 1) < POLE ? 1 + POLE : a;
    int x = history.repeats();
    double c = stop + b + x - 1;
    if (Math.abs(c) < POLE) {
      c = POLE;
    }
    double z = weeks / (alpha + history.ageWeeks() + weeks);
    return c / (stop - 1) * (1 - lessening(stop, x, c, z)) * alive(history);
  }

  /**
   * (1 − z)^(r + x) 2F1(r + x, b + x; a + b + x − 1; z), as it stands or by Euler's transformation,
   * whichever converges.
   */
  private double lessening(double stop, int x, double c, double z) {
    return stop - 1 > r + x
        ? StrictMath.pow(1 - z, r + x) * Hypergeometric.at(r + x, b + x, c, z)
        : StrictMath.pow(1 - z, stop - 1) * Hypergeometric.at(c - r - x, stop - 1, c, z);
  }

  /** The odds of having stopped, 0 for who bought once: nobody stops before they repeat. */
  public double oddsOfHavingStopped(BuyingHistory history) {
    int x = history.repeats();
    if (x == 0) {
      return 0;
    }
    double waited = (alpha + history.ageWeeks()) / (alpha + history.lastWeeks());
    return a / (b + x - 1) * StrictMath.pow(waited, r + x);
  }
}
