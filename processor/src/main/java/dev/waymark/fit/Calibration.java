package dev.waymark.fit;

import dev.waymark.domain.journey.Spend;
import dev.waymark.domain.rules.Churn;
import java.util.Collection;
import java.util.List;

/**
 * How the risk of leaving must be shifted and scaled so that in this shop it was a probability.
 *
 * <p>Looks back at up to six moments, a month apart, at which the outcome is known by now: what
 * would the risk have said then, and who did come back? A logistic regression of the outcomes on
 * the risks, with a prior that holds it near no change at all, gives the two numbers (Platt
 * scaling). Outcomes are counted in whole numbers, so the order of customers and purchases does not
 * matter.
 *
 * @param shift added to the log-odds of the purchases' part
 * @param scale multiplies it
 */
public record Calibration(double shift, double scale) {

  /** What holds where there is too little history to learn from. */
  public static final Calibration NONE = new Calibration(0, 1);

  private static final long DAY_MS = 86_400_000L;
  private static final long SHORTEST_HORIZON_DAYS = 14;
  private static final long DAYS_BETWEEN = 30;
  private static final int MOMENTS = 6;

  /**
   * Learns from the purchases of customers before a moment.
   *
   * @param customers the purchases of each customer, in the order of time, all before the moment
   * @param untilMs the moment, in epoch milliseconds
   */
  public static Calibration of(Collection<List<Spend>> customers, long untilMs, Churn rules) {
    long firstMs = untilMs;
    for (List<Spend> purchases : customers) {
      firstMs = Math.min(firstMs, purchases.get(0).atMs());
    }
    long days = Math.min(rules.horizonMs(), (untilMs - firstMs) / 2) / DAY_MS;
    if (days < SHORTEST_HORIZON_DAYS) {
      return NONE;
    }
    LookBack lookBack = new LookBack(rules, days * DAY_MS);
    for (int k = 0; k < MOMENTS; k++) {
      long momentMs = untilMs - (days + k * DAYS_BETWEEN) * DAY_MS;
      if (momentMs - firstMs < days * DAY_MS) {
        break;
      }
      lookBack.at(momentMs, customers);
    }
    return Logistic.fit(lookBack.bins());
  }
}
