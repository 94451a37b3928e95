package dev.waymark.sandbox.simulator;

/**
 * Something on its way to its topic. It may be delivered twice, and later than what followed it.
 */
public sealed interface Delivery permits EventDelivery, LinkDelivery {

  /** When it arrives, in epoch milliseconds, never before it happened. */
  long deliverAtMs();

  /** When it happened, in epoch milliseconds. */
  long occurredAtMs();
}
