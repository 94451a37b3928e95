package dev.waymark.domain.churn;

/** What came of a save window. */
public enum WindowOutcome {
  OPEN,
  SAVED,
  LOST
}
