package dev.waymark.sandbox.fit;

import java.util.Locale;

/** Numbers as the report shows them; what is not a number is said to be unknown. */
final class Figures {

  private static final long DAY_MS = 86_400_000L;

  private Figures() {}

  static String decimal(double number, int decimals) {
    return Double.isFinite(number)
        ? String.format(Locale.ROOT, "%,." + decimals + "f", number)
        : "unknown";
  }

  /** Four digits that count. */
  static String parameter(double number) {
    if (!Double.isFinite(number)) {
      return "unknown";
    }
    int before = number == 0 ? 0 : (int) Math.floor(Math.log10(Math.abs(number)));
    return decimal(number, Math.max(0, Math.min(8, 3 - before)));
  }

  static String percent(double share) {
    return decimal(100 * share, 1) + "%";
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A span as a setting says it. */
  static String span(long ms) {
    return ms % DAY_MS == 0 ? ms / DAY_MS + "d" : ms + "ms";
  }
}
