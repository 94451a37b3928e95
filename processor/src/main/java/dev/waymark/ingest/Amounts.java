package dev.waymark.ingest;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/** How an export writes amounts of money. */
enum Amounts {
  /** {@code 1234.50} */
  DECIMAL {
    @Override
    String canonical(String text, String currency) {
      return text;
    }
  },
  /** {@code 1.234,50} */
  DECIMAL_COMMA {
    @Override
    String canonical(String text, String currency) {
      return text.replace(".", "").replace(',', '.');
    }
  },
  /** {@code 123450}: cents, or whatever the currency's smallest unit is. */
  MINOR {
    @Override
    String canonical(String text, String currency) throws UnreadableCell {
      try {
        int digits =
            Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
        return new BigDecimal(text).movePointLeft(Math.max(0, digits)).toPlainString();
      } catch (NumberFormatException e) {
        throw new UnreadableCell("amount", text, "must be a whole number of minor units");
      } catch (IllegalArgumentException e) {
        throw new UnreadableCell("currency", currency, "must be an ISO 4217 code such as EUR");
      }
    }
  };

  /** The same amount as canonical files write it. */
  abstract String canonical(String text, String currency) throws UnreadableCell;

  /** The name in mapping files. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
