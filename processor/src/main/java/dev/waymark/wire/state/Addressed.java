package dev.waymark.wire.state;

/** What travels to a customer's partition. */
public sealed interface Addressed
    permits Entry,
        Introduction,
        Removal,
        Belonging,
        Holding,
        Erasing,
        Unnaming,
        Recall,
        Suppressed {

  /** When it happened, in epoch milliseconds. */
  long atMs();
}
