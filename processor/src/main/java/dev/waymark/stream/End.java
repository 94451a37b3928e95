package dev.waymark.stream;

import java.util.Locale;

/** How a record that was read ended; each ends in exactly one way. */
public enum End {
  APPLIED,
  DUPLICATE,
  LATE,
  REJECTED,
  ERASED,

  /** It lies outside the stretch of time that this run is to take. */
  LEFT_OUT;

  /** The name in KPIs and metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
