package dev.waymark.domain.kpi;

import java.util.Locale;
import java.util.Set;

/** The widths of KPI windows, in the business time zone; {@code NOW} is the present of a stock. */
public enum Grain {
  MINUTE,
  HOUR,
  DAY,
  WEEK,
  MONTH,
  NOW;

  private final Set<Grain> alone = Set.of(this);

  /** Only this grain. */
  public Set<Grain> alone() {
    return alone;
  }

  /** The name in records and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
