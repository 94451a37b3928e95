package dev.waymark.fit;

import dev.waymark.domain.churn.Friction;
import dev.waymark.domain.churn.RiskModel;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.journey.Purchases;
import dev.waymark.domain.rules.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Customers as they stood at past moments, by the same fold that is at work in the stream, and when
 * they bought next. What happened at a moment or later was not known at it.
 */
public final class Hindsight {

  private final Rules rules;
  private final Map<Long, List<Standing>> byMomentMs = new TreeMap<>();

  /** A customer with a purchase, and when the next one came: epoch milliseconds, or never. */
  private record Standing(Purchases purchases, Friction friction, long nextMs) {}

  private Hindsight(Rules rules) {
    this.rules = rules;
  }

  /** Looks back at customers at some moments, in epoch milliseconds. */
  public static Hindsight of(Rules rules, Collection<Ledger> customers, SortedSet<Long> momentsMs) {
    Hindsight hindsight = new Hindsight(rules);
    momentsMs.forEach(momentMs -> hindsight.byMomentMs.put(momentMs, new ArrayList<>()));
    Fold fold = new Fold(rules);
    customers.forEach(customer -> hindsight.add(customer, fold));
    return hindsight;
  }

  private void add(Ledger customer, Fold fold) {
    Journey journey = customer.base();
    List<Event> events = customer.events();
    int next = 0;
    for (Map.Entry<Long, List<Standing>> moment : byMomentMs.entrySet()) {
      while (next < events.size() && events.get(next).occurredAtMs() < moment.getKey()) {
        journey = fold.step(journey, events.get(next), new Moments());
        next++;
      }
      if (journey.purchases().any()) {
        Journey then = fold.until(journey, moment.getKey(), new Moments());
        long nextMs = nextPurchaseMs(events.subList(next, events.size()));
        moment.getValue().add(new Standing(then.purchases(), then.friction(), nextMs));
      }
    }
  }

  private static long nextPurchaseMs(List<Event> events) {
    return events.stream()
        .filter(Hindsight::isPurchase)
        .mapToLong(Event::occurredAtMs)
        .findFirst()
        .orElse(Rules.NEVER);
  }

  static boolean isPurchase(Event event) {
    return event instanceof Purchase purchase && purchase.step() == Purchase.Step.PLACED;
  }

  /**
   * What there was to see at one of the moments, and whether no purchase came within a span from
   * it.
   *
   * @param weight what each outcome counts
   */
  public List<Outcome> outcomes(long momentMs, long horizonMs, double weight) {
    RiskModel plain = Look.model(rules.churn(), horizonMs);
    return byMomentMs.getOrDefault(momentMs, List.of()).stream()
        .map(
            one ->
                new Outcome(
                    Look.at(plain, one.purchases(), one.friction(), momentMs),
                    one.nextMs() - momentMs >= horizonMs,
                    weight))
        .toList();
  }
}
