package dev.waymark.wire;

import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.identity.Party;
import java.util.List;
import java.util.Optional;

/**
 * Names as people write them: a customer id, or an identifier such as DEVICE:d1, with or without
 * the ~ by which journeys call somebody whose customer id is not known.
 */
public final class SpokenName {

  private SpokenName() {}

  /**
   * Whom a text names: an identifier if it can be one.
   *
   * @throws IllegalArgumentException when it names nobody
   */
  public static Party read(String text) {
    String bare = text.startsWith(Party.STAND_IN) ? text.substring(1) : text;
    Optional<Party> identifier = identifier(bare);
    if (identifier.isEmpty() && text.isBlank()) {
      throw new IllegalArgumentException("a name is empty: it names nobody");
    }
    return identifier.orElseGet(() -> Party.customer(text));
  }

  /** Everybody whom a text can name, the likeliest first: a customer id may look like DEVICE:d1. */
  public static List<Party> readings(String text) {
    Party first = read(text);
    return first.isCustomer() || Party.isStandIn(text)
        ? List.of(first)
        : List.of(first, Party.customer(text));
  }

  private static Optional<Party> identifier(String bare) {
    int colon = bare.indexOf(':');
    for (IdentifierType type : IdentifierType.values()) {
      if (colon == type.name().length() && bare.startsWith(type.name())) {
        String value = OriginReader.plain(type, bare.substring(colon + 1));
        if (value.isEmpty()) {
          throw new IllegalArgumentException(bare + " has no value: it names nobody");
        }
        return Optional.of(Party.of(new Identifier(type, value)));
      }
    }
    return Optional.empty();
  }
}
