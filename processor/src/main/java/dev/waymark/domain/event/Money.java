package dev.waymark.domain.event;

import java.util.Currency;

/** An amount in minor units (cents, öre, sen) of one currency. */
public record Money(long minor, Currency currency) {

  /**
   * The sum of two amounts of one currency.
   *
   * @throws IllegalArgumentException when the currencies differ
   * @throws ArithmeticException when the sum does not fit
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
    }
    return new Money(Math.addExact(minor, other.minor), currency);
  }
}
