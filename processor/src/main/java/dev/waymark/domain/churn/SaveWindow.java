package dev.waymark.domain.churn;

import java.util.List;

/**
 * The time in which an unhappy customer can still be kept.
 *
 * @param windowId the same for the same customer, moment, event and cause, however often computed
 * @param countedMs the moment whose windows count its opening
 * @param cause the finding that opened it
 * @param valueAtOpening trailing value at opening, minor units
 * @param lastSignalMs the last leaving signal
 * @param unanswered whether nobody has answered since the last signal
 * @param evidence the events that opened it
 * @param contacts what the customer said since, the newest kept
 */
public record SaveWindow(
    String windowId,
    long openedMs,
    long countedMs,
    Finding cause,
    long valueAtOpening,
    long lastSignalMs,
    boolean unanswered,
    List<String> evidence,
    List<WindowContact> contacts) {

  public SaveWindow {
    evidence = List.copyOf(evidence);
    contacts = List.copyOf(contacts);
  }

  public SaveWindow with(WindowContact contact, int limit) {
    return new SaveWindow(
        windowId,
        openedMs,
        countedMs,
        cause,
        valueAtOpening,
        lastSignalMs,
        unanswered,
        evidence,
        Lists.appended(contacts, contact, limit));
  }

  public SaveWindow signalled(long ms) {
    return new SaveWindow(
        windowId, openedMs, countedMs, cause, valueAtOpening, ms, true, evidence, contacts);
  }

  /**
   * Answered at a moment: the open contacts of that case, or all open ones when no case is named.
   */
  public SaveWindow answered(String contactId, long ms) {
    List<WindowContact> after =
        contacts.stream()
            .map(
                said ->
                    said.answeredMs() == 0
                            && (contactId.isEmpty() || said.contactId().equals(contactId))
                        ? said.answered(ms)
                        : said)
            .toList();
    return new SaveWindow(
        windowId, openedMs, countedMs, cause, valueAtOpening, lastSignalMs, false, evidence, after);
  }
}
