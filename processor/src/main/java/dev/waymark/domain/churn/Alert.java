package dev.waymark.domain.churn;

/**
 * A churn alert that stands open.
 *
 * @param alertId the same for the same customer, moment, event and cause, however often computed
 * @param cause the finding that weighs most
 * @param band the band it stands at
 */
public record Alert(String alertId, long raisedMs, Finding cause, Band band) {

  public Alert at(Band other) {
    return new Alert(alertId, raisedMs, cause, other);
  }
}
