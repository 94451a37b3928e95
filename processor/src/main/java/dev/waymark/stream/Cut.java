package dev.waymark.stream;

import java.util.Locale;

/** What a limit kept from being done about who is who. */
public enum Cut {
  /** A name has others further away than names are followed. */
  REACH,
  /** A name was seen with too many others: it links nobody any more. */
  SHARED,
  /** An event is no longer remembered under its name, so it stays where it is. */
  EVENTS,
  /** A customer's ledger has been folded: what is in its base cannot be moved. */
  LEDGER,
  /** An event that should move to a customer is older than what their ledger still keeps. */
  LATE;

  /** The word for it in metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
