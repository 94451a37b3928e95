package dev.waymark.replay.explain;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.identity.Identity;
import dev.waymark.replay.Place;
import dev.waymark.stream.Topics;
import dev.waymark.wire.state.Entry;
import java.util.Optional;

/**
 * An event behind a risk.
 *
 * @param event what it says and where it lies, empty when the ledger no longer keeps it one by one
 */
public record Source(String eventId, Optional<Located> event) {

  /** An event and where it was read. */
  public record Located(Event event, Place place) {

    /**
     * By what else than their id the event is the customer's: the type of its strongest identifier,
     * or another customer id that was linked with theirs. Empty when it bears their id.
     */
    public String through(String customer) {
      return Identity.party(event.origin())
          .filter(bearer -> !bearer.key().equals(customer))
          .map(bearer -> bearer.type().map(Enum::name).orElse(bearer.value()))
          .orElse("");
    }
  }

  static Source of(String eventId, Optional<Entry> entry, Topics topics) {
    return new Source(
        eventId, entry.map(kept -> new Located(kept.event(), Place.of(kept, topics))));
  }
}
