package dev.waymark.domain.churn;

import dev.waymark.domain.event.Reason;

/**
 * An open support case.
 *
 * @param contactId the case
 * @param openedMs when it was opened, or opened again
 * @param eventId the event that opened it
 * @param complaint whether it complains
 * @param leaving whether it says that the customer means to leave
 * @param answered whether anybody has answered since it was opened
 * @param repeated whether the customer had to come again for the same reason
 */
public record Case(
    String contactId,
    long openedMs,
    String eventId,
    Reason reason,
    boolean complaint,
    boolean leaving,
    boolean answered,
    boolean repeated) {

  /** Somebody has answered. */
  public Case withAnswer() {
    return new Case(contactId, openedMs, eventId, reason, complaint, leaving, true, repeated);
  }

  /** The customer came again for the same reason. */
  public Case withRepeat() {
    return new Case(contactId, openedMs, eventId, reason, complaint, leaving, answered, true);
  }

  /** Whether the customer complained or meant to leave, and waits. */
  boolean isUnhappy() {
    return complaint || leaving;
  }
}
