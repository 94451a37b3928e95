package dev.waymark.fit;

import dev.waymark.domain.worth.BgNbd;
import dev.waymark.domain.worth.BuyingHistory;
import java.util.SplittableRandom;

/** Customers made up by the models, to find their parameters again. */
final class MadeUp {

  private MadeUp() {}

  /** A history of so many weeks, of a customer who behaves as BG/NBD says. */
  static BuyingHistory history(BgNbd model, double weeks, SplittableRandom random) {
    double rate = gamma(model.r(), random) / model.alpha();
    double some = gamma(model.a(), random);
    double stop = some / (some + gamma(model.b(), random));
    int repeats = 0;
    double last = 0;
    for (double next = wait(rate, random); next <= weeks; next += wait(rate, random)) {
      repeats++;
      last = next;
      if (random.nextDouble() < stop) {
        break;
      }
    }
    return new BuyingHistory(repeats, last, weeks);
  }

  private static double wait(double rate, SplittableRandom random) {
    return Math.max(1e-9, -Math.log(1 - random.nextDouble()) / rate);
  }

  /** A draw from the gamma distribution of scale 1 (Marsaglia and Tsang 2000). */
  static double gamma(double shape, SplittableRandom random) {
    if (shape < 1) {
      return gamma(shape + 1, random) * Math.pow(1 - random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    while (true) {
      double x = normal(random);
      double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
      if (v > 0 && Math.log(1 - random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }

  private static double normal(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
