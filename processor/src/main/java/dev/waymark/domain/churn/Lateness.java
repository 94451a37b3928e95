package dev.waymark.domain.churn;

import java.util.Locale;

/** How many days of the business time zone a delivery came before or after the promised day. */
public enum Lateness {
  /** It has not come yet. */
  OPEN,
  /** Nothing was promised. */
  NO_PROMISE,
  EARLY_15D,
  EARLY_8D,
  EARLY_1D,
  ON_THE_DAY,
  LATE_1D,
  LATE_4D,
  LATE_8D,
  LATE_15D;

  /** For a delivery so many days after the promised day, a negative number before it. */
  public static Lateness ofDays(long days) {
    if (days < 0) {
      return days <= -8 ? (days <= -15 ? EARLY_15D : EARLY_8D) : EARLY_1D;
    }
    if (days < 4) {
      return days == 0 ? ON_THE_DAY : LATE_1D;
    }
    return days < 8 ? LATE_4D : days < 15 ? LATE_8D : LATE_15D;
  }

  /** The name in dimensions. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
