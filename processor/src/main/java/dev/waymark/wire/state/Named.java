package dev.waymark.wire.state;

/** What travels to a name's partition. */
public sealed interface Named permits Entry, Sighting, Linking, Hearsay, Parting, Suppressed {

  /** When what it tells of happened, in epoch milliseconds. */
  long atMs();
}
