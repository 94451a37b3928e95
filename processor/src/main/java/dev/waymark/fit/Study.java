package dev.waymark.fit;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Spend;
import dev.waymark.domain.rules.Rules;
import dev.waymark.domain.worth.BgNbd;
import dev.waymark.domain.worth.BuyingHistory;
import dev.waymark.domain.worth.GammaGamma;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that a history teaches up to a moment, and how well it would have served a horizon before it.
 *
 * @param untilMs the moment, in epoch milliseconds
 * @param horizonMs within which a purchase means that a customer has not left
 * @param firstMs the first purchase …
 * @param lastMs … and the last one
 * @param customers how many have bought
 * @param training what all of the history teaches about the weights
 * @param trial how good that was, learnt and judged without what came later
 * @param buying when customers buy and stop
 * @param spending what they spend
 * @param worth what they are expected to bring within the next horizon
 */
public record Study(
    long untilMs,
    long horizonMs,
    long firstMs,
    long lastMs,
    int customers,
    Optional<Training> training,
    Trial trial,
    Optional<Fitted<BgNbd>> buying,
    Optional<Fitted<GammaGamma>> spending,
    Optional<Worth> worth) {

  private static final double WEEK_MS = 7 * 86_400_000.0;

  /**
   * Studies customers; empty without a purchase.
   *
   * @param customers their events before the moment
   */
  public static Optional<Study> of(
      Collection<Ledger> customers, Rules rules, long untilMs, long horizonMs) {
    OptionalLong first = purchases(customers).mapToLong(Event::occurredAtMs).min();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    long cutMs = untilMs - horizonMs;
    Schedule early = Schedule.of(first.getAsLong(), cutMs, horizonMs);
    Schedule late = Schedule.of(first.getAsLong(), untilMs, horizonMs);
    SortedSet<Long> momentsMs = new TreeSet<>(early.momentsMs());
    momentsMs.addAll(late.momentsMs());
    momentsMs.add(cutMs);
    Hindsight hindsight = Hindsight.of(rules, customers, momentsMs);

    double units = StrictMath.pow(10, Math.max(0, rules.currency().getDefaultFractionDigits()));
    List<Buyer> buyers = buyers(customers, rules, untilMs);
    Optional<Fitted<BgNbd>> buying = Likelihood.bgNbd(histories(buyers));
    Optional<Fitted<GammaGamma>> spending = Likelihood.gammaGamma(buyers, units);
    Optional<Worth> worth =
        buying.flatMap(
            by ->
                spending.map(
                    of -> Worth.of(buyers, by.model(), of.model(), units, horizonMs / WEEK_MS)));
    return Optional.of(
        new Study(
            untilMs,
            horizonMs,
            first.getAsLong(),
            purchases(customers).mapToLong(Event::occurredAtMs).max().orElseThrow(),
            buyers.size(),
            Training.of(hindsight, late),
            new Trials(customers, rules, cutMs, untilMs).trial(hindsight, early),
            buying,
            spending,
            worth));
  }

  private static Stream<Event> purchases(Collection<Ledger> customers) {
    return customers.stream()
        .flatMap(customer -> customer.events().stream())
        .filter(Hindsight::isPurchase);
  }

  static List<BuyingHistory> histories(List<Buyer> buyers) {
    return buyers.stream().map(Buyer::history).toList();
  }

  /** Those who had bought before a moment, as they stood then. */
  static List<Buyer> buyers(Collection<Ledger> customers, Rules rules, long untilMs) {
    return customers.stream()
        .map(customer -> spends(customer, untilMs))
        .filter(spends -> !spends.isEmpty())
        .map(spends -> Buyer.of(spends, rules.zone(), untilMs))
        .toList();
  }

  private static List<Spend> spends(Ledger customer, long untilMs) {
    return customer.events().stream()
        .filter(event -> event.occurredAtMs() < untilMs && Hindsight.isPurchase(event))
        .map(event -> new Spend(event.occurredAtMs(), ((Purchase) event).amount().minor()))
        .toList();
  }
}
