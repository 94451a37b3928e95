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
 */
public record Case(
    String contactId,
    long openedMs,
    String eventId,
    Reason reason,
    boolean complaint,
    boolean leaving) {

  /** Whether the customer complained or meant to leave, and waits. */
  boolean isUnhappy() {
    return complaint || leaving;
  }
}
