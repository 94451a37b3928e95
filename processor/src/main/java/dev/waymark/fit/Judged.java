package dev.waymark.fit;

/**
 * What was said of a customer, and what came.
 *
 * @param risk the probability that they would not buy
 * @param left whether they did not buy
 */
public record Judged(double risk, boolean left) {

  public Judged {
    if (!(risk >= 0 && risk <= 1)) {
      throw new IllegalArgumentException("risk is " + risk + ": it must be from 0 to 1");
    }
  }
}
