package dev.waymark.domain.kpi;

/** The widths of KPI windows, in the business time zone; {@code NOW} is the present of a stock. */
public enum Grain {
  MINUTE,
  HOUR,
  DAY,
  WEEK,
  MONTH,
  NOW;

  /** The name in records and files. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
