package dev.waymark.sandbox.simulator;

import java.time.Instant;

/**
 * What to make up.
 *
 * @param customers how many customers
 * @param fromMs when the first of them can appear, in epoch milliseconds, inclusive
 * @param allHereMs when the last of them has appeared, exclusive
 * @param untilMs when the story ends, exclusive; a later end tells the same story, and goes on
 * @param seed the same seed tells the same story
 */
public record Scenario(
    int customers, long fromMs, long allHereMs, long untilMs, long seed, Faults faults) {

  /** A story in which customers appear until its end. */
  public static Scenario of(int customers, long fromMs, long untilMs, long seed, Faults faults) {
    return new Scenario(customers, fromMs, untilMs, untilMs, seed, faults);
  }

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
    if (allHereMs <= fromMs) {
      throw new IllegalArgumentException(
          "the last customer appears before "
              + Instant.ofEpochMilli(allHereMs)
              + ": that must be after the first, "
              + Instant.ofEpochMilli(fromMs));
    }
  }
}
