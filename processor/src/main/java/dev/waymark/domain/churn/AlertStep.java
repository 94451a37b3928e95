package dev.waymark.domain.churn;

/** The life of a churn alert. */
public enum AlertStep {
  RAISED,
  ESCALATED,
  EASED,
  CLEARED,
  /** Late data showed that it should not have been. */
  RETRACTED
}
