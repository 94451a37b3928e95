package dev.waymark.domain.churn;

/**
 * A delivery that was promised and has not come.
 *
 * @param promisedMs the last moment that is on time
 * @param eventId the purchase, where its silence can become evidence; else empty
 * @param minor the amount of the order
 * @param watched whether its source would have told of the delivery, so that silence breaks it
 * @param broken whether silence has broken it
 */
public record Promise(
    String orderId, long promisedMs, String eventId, long minor, boolean watched, boolean broken) {

  /** The moment was reached, and nothing had come. */
  public Promise inSilence() {
    return new Promise(orderId, promisedMs, "", minor, false, true);
  }

  /** The first moment at which the promise is broken. */
  long brokenMs() {
    return promisedMs + 1;
  }
}
