package dev.waymark.replay.explain;

import dev.waymark.stream.KeptLedger;
import java.time.Instant;
import java.util.Locale;

/**
 * Whose journey the events of somebody are part of by now, who once stood for themselves.
 *
 * @param owner the customer, or the stand-in, to ask for
 * @param reason what showed it: an event, a link, an un-link or an erasure
 * @param reasonId the id of that
 * @param at when that happened
 * @param ledger the owner's
 */
public record Joined(String owner, String reason, String reasonId, Instant at, KeptLedger ledger) {

  /** It as a sentence. */
  public String sentence(String name) {
    return name
        + " is part of "
        + owner
        + " by now ("
        + reason.toLowerCase(Locale.ROOT)
        + " "
        + reasonId
        + " of "
        + at
        + "): the events are in the journey of "
        + owner;
  }
}
