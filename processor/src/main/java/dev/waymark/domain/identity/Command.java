package dev.waymark.domain.identity;

/** What somebody asks Waymark to do about who is who. */
public sealed interface Command permits Link, Erasure {

  /** The command's own id. */
  String id();

  /** When it was given, in epoch milliseconds. */
  long atMs();
}
