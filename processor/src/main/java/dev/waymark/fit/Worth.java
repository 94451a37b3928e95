package dev.waymark.fit;

import dev.waymark.domain.worth.BgNbd;
import dev.waymark.domain.worth.BuyingHistory;
import dev.waymark.domain.worth.GammaGamma;
import java.util.Collection;

/**
 * What the customers of today are expected to bring within a span: for each, the purchase days of
 * BG/NBD times the spend of Gamma-Gamma.
 *
 * @param customers how many there are
 * @param alive how many of them are expected to be alive, by P(alive)
 * @param purchaseDays how many days with a purchase are expected
 * @param minor what is expected to be spent on them, in minor units
 */
public record Worth(int customers, double alive, double purchaseDays, double minor) {

  /** The worth of customers within some weeks; the models know amounts in units of minor units. */
  static Worth of(
      Collection<Buyer> buyers,
      BgNbd buying,
      GammaGamma spending,
      double minorPerUnit,
      double weeks) {
    double alive = 0;
    double days = 0;
    double minor = 0;
    for (Buyer buyer : buyers) {
      BuyingHistory history = buyer.history();
      double expected = buying.expected(history, weeks);
      double spend =
          spending.expectedSpend(history.repeats(), buyer.meanRepeatMinor() / minorPerUnit);
      alive += buying.alive(history);
      days += expected;
      minor += expected * spend * minorPerUnit;
    }
    return new Worth(buyers.size(), alive, days, minor);
  }
}
