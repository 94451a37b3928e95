package dev.waymark.sandbox.soak;

import dev.waymark.sandbox.simulator.Delivery;
import dev.waymark.sandbox.simulator.Faults;
import dev.waymark.sandbox.simulator.Scenario;
import dev.waymark.sandbox.simulator.Simulator;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;

/**
 * Customers who come and go for ever: every few days some appear, with names of their own, and are
 * told of for a third of a year. So what is kept of those who went must be let go, or grow.
 */
final class Generations implements Iterator<Delivery> {

  /** When the story begins; it has years before it comes to the present. */
  static final Instant FROM = Instant.parse("2010-01-01T00:00:00Z");

  /** How long the customers of one generation are told of. */
  static final Duration LIFE = Duration.ofDays(120);

  private static final Duration EVERY = Duration.ofDays(5);

  /** How many generations live at once, once the first has gone. */
  static final int AT_ONCE = (int) LIFE.dividedBy(EVERY);

  private record Generation(int number, Simulator story, Delivery next) {}

  private final PriorityQueue<Generation> living =
      new PriorityQueue<>(
          Comparator.comparingLong((Generation one) -> one.next().deliverAtMs())
              .thenComparingInt(Generation::number));
  private final int customersOfEach;
  private final long seed;
  private int begun;

  /**
   * @param customers how many live at once, about
   */
  Generations(int customers, long seed) {
    this.customersOfEach = Math.max(2, customers / AT_ONCE / 2 * 2);
    this.seed = seed;
    begin();
  }

  /** There is always more. */
  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public Delivery next() {
    while (living.isEmpty() || living.element().next().deliverAtMs() >= bornMs(begun)) {
      begin();
    }
    Generation first = living.remove();
    tell(first.number(), first.story());
    return first.next();
  }

  /** How many customers have appeared or are about to. */
  long customers() {
    return (long) begun * customersOfEach;
  }

  private void begin() {
    int number = begun++;
    Scenario scenario =
        new Scenario(
            customersOfEach,
            bornMs(number),
            bornMs(number + 1),
            bornMs(number) + LIFE.toMillis(),
            seed,
            Faults.USUAL);
    tell(number, Simulator.of(scenario, Math.multiplyExact(number, customersOfEach)));
  }

  private void tell(int number, Simulator story) {
    if (story.hasNext()) {
      living.add(new Generation(number, story, story.next()));
    }
  }

  private static long bornMs(int number) {
    return FROM.toEpochMilli() + number * EVERY.toMillis();
  }
}
