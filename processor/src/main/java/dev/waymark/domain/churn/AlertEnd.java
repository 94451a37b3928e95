package dev.waymark.domain.churn;

/** What ended an alert. */
public enum AlertEnd {
  PURCHASE,
  RISK_FELL,
  LAPSED,
  LEFT
}
