package dev.waymark.domain.churn;

import dev.waymark.domain.event.EventKind;
import dev.waymark.domain.event.Reason;

/**
 * A contact or mention while a save window was open.
 *
 * @param contactId the case it belongs to, empty for a mention
 * @param answeredMs when it was answered, 0 while it is not
 */
public record WindowContact(
    String eventId, long atMs, EventKind kind, Reason reason, String contactId, long answeredMs) {

  /** Milliseconds from the contact to its answer, 0 while there is none. */
  public long answerDelayMs() {
    return answeredMs == 0 ? 0 : answeredMs - atMs;
  }

  WindowContact answered(long ms) {
    return new WindowContact(eventId, atMs, kind, reason, contactId, ms);
  }
}
