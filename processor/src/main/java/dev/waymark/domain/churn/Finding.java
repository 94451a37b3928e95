package dev.waymark.domain.churn;

/** The named parts of the risk of leaving; each is a signed amount of log-odds. */
public enum Finding {
  BASE(false),
  SILENCE(false),
  FREQUENCY(false),
  OWN_RHYTHM(false),
  SPEND_DECLINE(false),
  COMPLAINT(true),
  UNRESOLVED_CONTACT(true),
  REPEAT_CONTACT(true),
  LATE_DELIVERY(true),
  NEGATIVE_MENTION(true),
  LEAVE_INTENT(true),
  REFUND(true),
  UNINSTALL(true);

  private final boolean friction;

  Finding(boolean friction) {
    this.friction = friction;
  }

  /** Whether something happened, as opposed to nothing having happened. */
  public boolean isFriction() {
    return friction;
  }
}
