package dev.waymark.app;

/** What was asked for was well asked but did not come about, for a reason the user can read. */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  public Failure(String reason) {
    super(reason);
    this.reason = reason;
  }

  public Failure(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /** Whether there is such a one among its causes. */
  boolean isCausedBy(Class<? extends Throwable> type) {
    for (Throwable at = this; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return true;
      }
    }
    return false;
  }

  /** The sentence to show. */
  public String reason() {
    return reason;
  }
}
