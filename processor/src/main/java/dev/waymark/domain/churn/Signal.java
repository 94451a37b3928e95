package dev.waymark.domain.churn;

/** One event that speaks for leaving, of a kind of friction. */
public record Signal(Finding finding, long atMs, String eventId) {

  public Signal {
    if (!finding.isFriction()) {
      throw new IllegalArgumentException(finding + " is not something that an event shows");
    }
  }

  /** A complaint in the sense of the definitions: of a contact or of a mention. */
  boolean isComplaint() {
    return finding == Finding.COMPLAINT || finding == Finding.NEGATIVE_MENTION;
  }
}
