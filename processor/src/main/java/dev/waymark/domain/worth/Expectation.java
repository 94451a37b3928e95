package dev.waymark.domain.worth;

/**
 * What is expected of customers: when they buy, and what they spend on a purchase day. Rounded
 * here, so that the sums of a KPI are those of whole numbers.
 *
 * @param spending in units of the currency
 */
public record Expectation(BgNbd buying, GammaGamma spending) {

  private static final double WEEK_MS = 7 * 86_400_000.0;
  private static final int THOUSAND = 1_000;

  /**
   * What to expect of one customer.
   *
   * @param meanRepeatMinor the mean of what they spent on a repeat purchase day, in minor units
   * @param minorPerUnit how many minor units make one of the currency
   * @param spanMs how far to look ahead, in milliseconds
   */
  public Expected of(
      BuyingHistory history, double meanRepeatMinor, double minorPerUnit, long spanMs) {
    double days = buying.expected(history, spanMs / WEEK_MS);
    double spend = spending.expectedSpend(history.repeats(), meanRepeatMinor / minorPerUnit);
    return new Expected(Math.round(days * THOUSAND), Math.round(days * spend * minorPerUnit));
  }

  /**
   * Purchases and spend to come of one customer, rounded half up.
   *
   * @param thousandths purchase days, in thousandths
   * @param minor what is spent on them, in minor units
   */
  public record Expected(long thousandths, long minor) {

    public static final Expected NOTHING = new Expected(0, 0);
  }
}
