package dev.waymark.domain.churn;

/** How high the risk is. */
public enum Band {
  /** No purchase yet: nobody to lose. */
  NONE,
  LOW,
  ELEVATED,
  HIGH,
  CRITICAL;

  /** HIGH or CRITICAL: reason for an alert. */
  public boolean isAlarming() {
    return this == HIGH || this == CRITICAL;
  }
}
