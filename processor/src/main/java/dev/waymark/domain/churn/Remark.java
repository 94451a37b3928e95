package dev.waymark.domain.churn;

import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.Sentiment;

/**
 * What a customer said of one of their orders.
 *
 * @param contact whether they said it to us, by a support contact, and not in public
 * @param complaint whether it was a complaint
 */
public record Remark(
    String orderId,
    long atMs,
    Reason reason,
    boolean contact,
    boolean complaint,
    Sentiment sentiment) {

  /** Said in public and with a known tone. */
  public boolean isReview() {
    return !contact && sentiment.isKnown();
  }
}
