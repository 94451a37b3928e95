package dev.waymark.domain.event;

/**
 * One step of a support case.
 *
 * @param contactId the case; steps of one case share it
 * @param orderId the order it is about, empty when none
 * @param leaving whether the text says that the customer means to leave
 */
public record SupportContact(
    Origin origin,
    Step step,
    String contactId,
    Reason reason,
    String orderId,
    Sentiment sentiment,
    boolean leaving)
    implements Event {

  /** The steps of a case. */
  public enum Step {
    OPENED,
    ANSWERED,
    RESOLVED,
    REOPENED
  }

  @Override
  public EventKind kind() {
    return EventKind.SUPPORT_CONTACT;
  }

  @Override
  public SupportContact with(Origin other) {
    return new SupportContact(other, step, contactId, reason, orderId, sentiment, leaving);
  }
}
