package dev.waymark.domain.churn;

import dev.waymark.domain.event.Reason;

/**
 * When a customer last got in touch for a reason.
 *
 * @param contactId the case they opened then
 * @param resolvedMs when that case was resolved, 0 while it is not
 */
public record LastContact(Reason reason, long atMs, String contactId, long resolvedMs) {

  /** The case has been resolved. */
  public LastContact resolved(long ms) {
    return new LastContact(reason, atMs, contactId, ms);
  }
}
