package dev.waymark.domain.churn;

/**
 * An alert that was raised and of which is not yet known whether it was right.
 *
 * @param countedMs the moment whose windows count it
 * @param value trailing value when it was raised, minor units
 */
public record Foretold(long raisedMs, long countedMs, long value) {

  /** How many wait at most for one customer; of older ones it will never be known. */
  public static final int AT_MOST = 16;
}
