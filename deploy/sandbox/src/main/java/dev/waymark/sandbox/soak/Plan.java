package dev.waymark.sandbox.soak;

import java.time.Duration;

/**
 * What to do for how long.
 *
 * @param perSecond how many records are sent in a second
 * @param customers how many live at once, about
 * @param instances how many always work
 * @param every the time from one step to the next
 * @param warmUp the time for which a process is not judged
 * @param heap of each instance, as for -Xmx
 * @param stateMemory the setting {@code state.memory} of each
 * @param inMemory the setting {@code journeys.in-memory} of each
 * @param mostGrowth the most MB of resident memory that may come in an hour
 */
record Plan(
    Duration length,
    int perSecond,
    int customers,
    int instances,
    long seed,
    Duration every,
    Duration warmUp,
    String heap,
    String stateMemory,
    String inMemory,
    double mostGrowth) {

  /** A process is judged when it was followed for so long after it had become warm. */
  static final Duration JUDGED_AFTER = Duration.ofMinutes(20);

  /** Simulated customers have about so many events a day, links included. */
  static final double EVENTS_A_DAY = 0.1;

  /** How many customers must live at once, so that so many days of theirs pass in a minute. */
  static int customers(int perSecond, double daysPerMinute) {
    return (int) Math.max(100, perSecond * 60.0 / daysPerMinute / EVENTS_A_DAY);
  }
}
