package dev.waymark.sandbox.simulator;

import java.time.Instant;

/**
 * What to make up.
 *
 * @param customers how many customers
 * @param fromMs when the first of them can appear, in epoch milliseconds, inclusive
 * @param untilMs when the story ends, exclusive
 * @param seed the same seed tells the same story
 */
public record Scenario(int customers, long fromMs, long untilMs, long seed, Faults faults) {

  public Scenario {
    if (customers < 1) {
      throw new IllegalArgumentException("customers is " + customers + ": at least 1 is needed");
    }
    if (fromMs < 0 || untilMs <= fromMs) {
      throw new IllegalArgumentException(
          "the story runs from "
              + Instant.ofEpochMilli(fromMs)
              + " until "
              + Instant.ofEpochMilli(untilMs)
              + ": it must begin in 1970 or later and end after it begins");
    }
  }
}
