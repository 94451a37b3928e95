package dev.waymark.wire.state;

/** What travels to a customer's partition. */
public sealed interface Addressed permits Entry, Introduction {

  /** When it happened, in epoch milliseconds. */
  long atMs();
}
