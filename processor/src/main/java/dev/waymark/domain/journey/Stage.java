package dev.waymark.domain.journey;

/** Where a customer stands; exactly one at every moment since their first event. */
public enum Stage {
  /** Before the first event; never published. */
  NONE,
  /** At least one event, no purchase yet. */
  PROSPECT,
  /** Exactly one purchase, not long ago. */
  NEW,
  /** Buys. */
  ACTIVE,
  /** Has not bought for the lapse span. */
  LAPSED,
  /** Has not bought for the loss span, or left in so many words. */
  LOST;

  /** NEW or ACTIVE: a customer who can still be kept. */
  public boolean isKept() {
    return this == NEW || this == ACTIVE;
  }

  /** LAPSED or LOST: a purchase wins this customer back. */
  public boolean isGone() {
    return this == LAPSED || this == LOST;
  }
}
