package dev.waymark.domain.churn;

/** The life of a save window. */
public enum WindowStep {
  OPENED,
  CONTACT,
  ANSWERED,
  SAVED,
  LOST,
  /** Late data showed that it should not have been. */
  RETRACTED
}
