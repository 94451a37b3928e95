package dev.waymark.domain.identity;

import dev.waymark.domain.event.Origin;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Says whose name an event bears, and which names it shows to be one person's. */
public final class Identity {

  private Identity() {}

  /**
   * The customer, or else the strongest identifier; empty when the event names nobody. The event
   * goes to whom that party belongs.
   */
  public static Optional<Party> party(Origin origin) {
    return origin.customerId().isEmpty()
        ? Party.strongest(origin.identifiers())
        : Optional.of(Party.customer(origin.customerId()));
  }

  /** The name of that party as journeys call them, before anything is known of who is who. */
  public static Optional<String> of(Origin origin) {
    return party(origin).map(Party::key);
  }

  /** With whom the party it goes to was seen in an event. */
  public static Set<Party> seenWith(Origin origin) {
    if (origin.identifiers().isEmpty()) {
      return Set.of();
    }
    Set<Party> others = new LinkedHashSet<>();
    origin.identifiers().forEach(identifier -> others.add(Party.of(identifier)));
    party(origin).ifPresent(others::remove);
    return others;
  }
}
