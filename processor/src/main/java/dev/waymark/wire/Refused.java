package dev.waymark.wire;

/**
 * Reading stops here, for this reason. It never leaves this package: it becomes a {@link
 * Decoded.Rejected}. It carries no stack trace, for bad input must not be slower than good.
 */
final class Refused extends Exception {

  private static final long serialVersionUID = 1L;

  private final RejectReason reason;
  private final String rule;

  Refused(RejectReason reason, String rule) {
    super(rule, null, false, false);
    this.reason = reason;
    this.rule = rule;
  }

  Decoded rejected(byte[] original) {
    return new Decoded.Rejected(reason, rule, original);
  }
}
