package dev.waymark.domain.worth;

/**
 * How much customers spend on a purchase day: the Gamma-Gamma model of monetary value. Each
 * customer spends about a mean of their own, whatever the rate at which they buy.
 *
 * <p>Source: Fader and Hardie, The Gamma-Gamma Model of Monetary Value (2013). Amounts are in the
 * unit of {@code gamma}.
 *
 * @param p shape of what one customer spends, positive
 * @param q shape of the customers, more than 1, so that there is a mean
 * @param gamma scale of the customers, an amount, positive
 */
public record GammaGamma(double p, double q, double gamma) {

  public GammaGamma {
    if (!(p > 0 && q > 1 && gamma > 0 && p + q + gamma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Gamma-Gamma has p %s, q %s, gamma %s: p and gamma must be positive, q more than 1"
              .formatted(p, q, gamma));
    }
  }

  /** What the mean customer spends on a purchase day. */
  public double meanSpend() {
    return p * gamma / (q - 1);
  }

  /** What to expect of a customer with so many repeat purchase days of a mean amount. */
  public double expectedSpend(int repeats, double mean) {
    return p * (gamma + repeats * mean) / (p * repeats + q - 1);
  }
}
