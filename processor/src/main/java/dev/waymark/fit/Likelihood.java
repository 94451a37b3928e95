package dev.waymark.fit;

import dev.waymark.domain.worth.BgNbd;
import dev.waymark.domain.worth.BuyingHistory;
import dev.waymark.domain.worth.GammaGamma;
import dev.waymark.fit.LogLikelihood.Spender;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fits the models of buying and spending to customers by maximum likelihood. */
public final class Likelihood {

  /** With fewer customers who bought again there is nothing to learn from. */
  public static final int FEWEST_REPEATERS = 20;

  private Likelihood() {}

  /** When customers buy and stop; empty with too few who bought again. */
  public static Optional<Fitted<BgNbd>> bgNbd(Collection<BuyingHistory> histories) {
    long repeaters = histories.stream().filter(history -> history.repeats() > 0).count();
    if (repeaters < FEWEST_REPEATERS) {
      return Optional.empty();
    }
    Map<BuyingHistory, Integer> counted =
        histories.stream().collect(Collectors.toMap(one -> one, one -> 1, Integer::sum));
    double age = histories.stream().mapToDouble(BuyingHistory::ageWeeks).average().orElseThrow();
    Likeliest best =
        Likeliest.of(
            parameters -> LogLikelihood.of(model(parameters), counted),
            List.of(new double[] {0.3, age / 8, 0.8, 2.5}, new double[] {1, age, 0.5, 5}));
    return Optional.of(
        new Fitted<>(
            new BgNbd(best.get(0), best.get(1), best.get(2), best.get(3)),
            best.logLikelihood(),
            histories.size(),
            best.settled()));
  }

  private static BgNbd model(double[] parameters) {
    return new BgNbd(parameters[0], parameters[1], parameters[2], parameters[3]);
  }

  /**
   * What customers spend on a purchase day; empty with too few who bought again for more than
   * nothing. They alone are fitted to.
   *
   * @param minorPerUnit how many minor units of the buyers' amounts make a unit of gamma
   */
  public static Optional<Fitted<GammaGamma>> gammaGamma(
      Collection<Buyer> buyers, double minorPerUnit) {
    List<Spender> spenders =
        buyers.stream()
            .filter(buyer -> buyer.meanRepeatMinor() > 0)
            .map(one -> new Spender(one.history().repeats(), one.meanRepeatMinor()))
            .toList();
    if (spenders.size() < FEWEST_REPEATERS) {
      return Optional.empty();
    }
    double mean = spenders.stream().mapToDouble(Spender::mean).average().orElseThrow();
    List<Spender> relative =
        spenders.stream().map(one -> new Spender(one.repeats(), one.mean() / mean)).toList();
    Likeliest best =
        Likeliest.of(
            parameters -> LogLikelihood.of(spending(parameters, 1), relative),
            List.of(new double[] {5, 2, 0.5}, new double[] {1, 1, 1}));
    double[] parameters = {best.get(0), best.get(1), best.get(2)};
    return Optional.of(
        new Fitted<>(
            spending(parameters, mean / minorPerUnit),
            best.logLikelihood() - spenders.size() * StrictMath.log(mean / minorPerUnit),
            spenders.size(),
            best.settled()));
  }

  /** The model for p, q − 1 and gamma, the latter in means of {@code unit}. */
  private static GammaGamma spending(double[] parameters, double unit) {
    return new GammaGamma(parameters[0], 1 + parameters[1], parameters[2] * unit);
  }
}
