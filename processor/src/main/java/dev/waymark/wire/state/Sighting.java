package dev.waymark.wire.state;

import dev.waymark.domain.identity.Cause;
import dev.waymark.domain.identity.Party;

/** A name was seen together with another one in an event. */
public record Sighting(Party other, String eventId, long atMs) implements Named {

  public Cause cause() {
    return new Cause(Cause.Kind.EVENT, eventId, atMs);
  }
}
