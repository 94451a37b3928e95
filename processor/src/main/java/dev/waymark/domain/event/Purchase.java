package dev.waymark.domain.event;

/**
 * One step of an order; {@code PLACED} alone counts as a purchase.
 *
 * @param amount what was bought or paid back; zero or more
 * @param items how many things, 0 when unknown
 * @param promisedByMs when delivery was promised, in epoch milliseconds, 0 when nothing was
 *     promised
 * @param reason why it is paid back, {@link Reason#NONE} when the source does not say
 */
public record Purchase(
    Origin origin,
    Step step,
    String orderId,
    Money amount,
    int items,
    long promisedByMs,
    String category,
    Reason reason)
    implements Event {

  /** The steps of an order. */
  public enum Step {
    PLACED,
    DELIVERED,
    REFUNDED,
    CANCELLED
  }

  public Purchase {
    if (amount.minor() < 0) {
      throw new IllegalArgumentException(
          "amount is " + amount.minor() + ": a step says what it is, its amount is never negative");
    }
  }

  @Override
  public EventKind kind() {
    return EventKind.PURCHASE;
  }

  @Override
  public Purchase with(Origin other) {
    return new Purchase(other, step, orderId, amount, items, promisedByMs, category, reason);
  }
}
