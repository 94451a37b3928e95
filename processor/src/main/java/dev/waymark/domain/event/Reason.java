package dev.waymark.domain.event;

/** Why somebody got in touch: the short list to which the words of every source are mapped. */
public enum Reason {
  /** The source gave none. */
  NONE(false),
  LATE_DELIVERY(true),
  DEFECTIVE(true),
  WRONG_ITEM(true),
  BILLING(true),
  SERVICE(true),
  CANCELLATION(false),
  QUALITY(true),
  PRESALES(false),
  OTHER(false);

  private final boolean complaint;

  Reason(boolean complaint) {
    this.complaint = complaint;
  }

  /** Whether a contact for this reason is a complaint, whatever its tone. */
  public boolean isComplaint() {
    return complaint;
  }
}
