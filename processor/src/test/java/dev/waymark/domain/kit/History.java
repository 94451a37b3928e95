package dev.waymark.domain.kit;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.rules.Limits;
import dev.waymark.domain.rules.Rules;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One customer's random events under random rules.
 *
 * @param seed what both are made from
 * @param events in the order in which they happened
 * @param endMs a moment after the last event
 */
public record History(long seed, Rules rules, String customer, List<Event> events, long endMs) {

  public History {
    events = List.copyOf(events);
  }

  /** The same history under rules that forget nothing of a history of this size. */
  public History unlimited() {
    Rules all =
        new Rules(
            rules.version(),
            rules.zone(),
            rules.currency(),
            rules.lifecycle(),
            rules.value(),
            rules.rfm(),
            rules.churn(),
            rules.saving(),
            Limits.DEFAULT,
            rules.channels(),
            rules.campaigns(),
            rules.lookbackMs(),
            rules.unusualFloor(),
            rules.censusAtMs());
    return new History(seed, all, customer, events, endMs);
  }

  /** A fold by the history's own rules. */
  public Fold fold() {
    return new Fold(rules);
  }

  /** All events in one ledger. */
  public Ledger ledger() {
    return Ledger.of(Journey.of(customer), events);
  }

  /** Chance for a law's own choices, the same whenever the seed is the same. */
  public RandomGenerator chance() {
    return new SplittableRandom(~seed);
  }
}
