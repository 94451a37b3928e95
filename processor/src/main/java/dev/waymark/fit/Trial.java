package dev.waymark.fit;

import java.util.Optional;

/**
 * What was said at a moment with what was known then, held against what came within the horizon.
 *
 * @param cutMs the moment, in epoch milliseconds
 * @param customers how many had bought by then
 * @param training what history before the moment taught; empty where it was too short
 * @param shipped the risk with the shipped weights
 * @param fitted the risk with the weights learnt before the moment
 * @param silent P(no purchase) of BG/NBD, fitted before the moment
 * @param purchaseDays how many purchase days BG/NBD expected, and how many came
 */
public record Trial(
    long cutMs,
    int customers,
    Optional<Training> training,
    Optional<Quality> shipped,
    Optional<Quality> fitted,
    Optional<Quality> silent,
    Optional<Came> purchaseDays) {

  /** What was expected of all customers together, and what came. */
  public record Came(double expected, long came) {}

  /** The risk that is judged: fitted where it could be, else shipped. */
  public Optional<Quality> judged() {
    return fitted.isPresent() ? fitted : shipped;
  }
}
