package dev.waymark.wire;

/**
 * Reading stops here, for this reason. It never leaves this package: it becomes a {@link
 * Decoded.Rejected}. It carries no stack trace, for bad input must not be slower than good.
 */
final class Refused extends Exception {

  private static final long serialVersionUID = 1L;

  private final RejectReason reason;
  private final String rule;
  private final String eventId;

  Refused(RejectReason reason, String rule) {
    this(reason, rule, "");
  }

  private Refused(RejectReason reason, String rule, String eventId) {
    super(rule, null, false, false);
    this.reason = reason;
    this.rule = rule;
    this.eventId = eventId;
  }

  /** The same, about an event whose id is known. */
  Refused about(String event) {
    return new Refused(reason, rule, event);
  }

  Decoded rejected(byte[] original) {
    return new Decoded.Rejected(reason, rule, eventId, original);
  }
}
