package dev.waymark.domain.churn;

/** What came of an alert. */
public enum AlertOutcome {
  /** Neither a purchase nor a lapse has come yet. */
  IMMATURE,
  /** The next purchase came first. */
  KEPT,
  /** A lapse or a leave came before the next purchase. */
  CHURNED,
  /** A lapse or a leave of which no alert had warned. */
  UNWARNED
}
