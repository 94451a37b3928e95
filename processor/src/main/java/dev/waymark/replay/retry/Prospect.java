package dev.waymark.replay.retry;

/** What becomes of a record that is submitted again. */
public enum Prospect {
  /** It is read again, and judged anew. */
  WILL_BE_READ("is submitted again"),
  /** It was submitted again before; once is enough. */
  DONE_BEFORE("has been submitted again before"),
  /** There are no bytes: the rule forbids to send something else in their place. */
  HAS_NO_BYTES(
      "cannot be submitted: it had no value, and one that was not sent cannot be sent again"),
  /** Its bytes were too many to be kept, and part of a record is not the record. */
  NOT_KEPT_WHOLE(
      "cannot be submitted: its bytes were not kept whole, for it or a name in it is larger than"
          + " allowed; the source must send it again, smaller"),
  /** It came by a topic that is not read any more. */
  TOPIC_NOT_READ("cannot be submitted: these settings do not read the topic it came by"),
  /** The topic it was read from no longer holds it. */
  NO_LONGER_THERE("cannot be submitted: the topic it was read from no longer holds it"),
  /** The ledger holds this event already. */
  IN_THE_LEDGER("need not be submitted: the ledger holds this event"),
  /** It would be late once more. */
  LATE_AGAIN(
      "would be late again: the customer's ledger still begins after it; raise limits.ledger-entries"
          + " and rebuild first");

  private final String sentence;

  Prospect(String sentence) {
    this.sentence = sentence;
  }

  /** Whether it is not, and never was, submitted, and is in no ledger either. */
  public boolean isRefused() {
    return switch (this) {
      case WILL_BE_READ, DONE_BEFORE, IN_THE_LEDGER -> false;
      case HAS_NO_BYTES, NOT_KEPT_WHOLE, TOPIC_NOT_READ, NO_LONGER_THERE, LATE_AGAIN -> true;
    };
  }

  public String sentence() {
    return sentence;
  }
}
