package dev.waymark.cli;

import java.math.BigDecimal;
import java.util.Currency;

/** Money as people read it. */
final class Amount {

  private Amount() {}

  /** Minor units as an amount, such as {@code 19.99 USD}. */
  static String of(long minor, String currency) {
    if (currency.isEmpty()) {
      return Long.toString(minor);
    }
    int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return BigDecimal.valueOf(minor, decimals).toPlainString() + " " + currency;
  }
}
