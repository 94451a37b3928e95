package dev.waymark.domain.identity;

import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.Origin;
import java.util.Comparator;
import java.util.Optional;

/** Says to whose journey an event belongs. */
public final class Identity {

  /** The first character of a stand-in for somebody whose customer id is not known. */
  public static final String STAND_IN = "~";

  private static final Comparator<Identifier> STRONGEST_FIRST =
      Comparator.comparing(Identifier::type).thenComparing(Identifier::value);

  private Identity() {}

  /**
   * The customer id, or else a stand-in made of the strongest identifier; empty when the event
   * names nobody.
   */
  public static Optional<String> of(Origin origin) {
    if (!origin.customerId().isEmpty()) {
      return Optional.of(origin.customerId());
    }
    return origin.identifiers().stream()
        .min(STRONGEST_FIRST)
        .map(strongest -> STAND_IN + strongest.type() + ":" + strongest.value());
  }
}
