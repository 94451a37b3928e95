package dev.waymark.domain.identity;

import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import java.util.Optional;

/**
 * Somebody by one name: a customer by their id, or whoever an identifier stands for.
 *
 * @param type the kind of identifier, empty for a customer id
 */
public record Party(Optional<IdentifierType> type, String value) implements Comparable<Party> {

  /** The first character of a stand-in for somebody whose customer id is not known. */
  public static final String STAND_IN = "~";

  public Party {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a party has an empty name: it names nobody");
    }
  }

  public static Party customer(String id) {
    return new Party(Optional.empty(), id);
  }

  public static Party of(Identifier identifier) {
    return new Party(Optional.of(identifier.type()), identifier.value());
  }

  /** The party that is called so as a {@linkplain #key key}. */
  public static Party ofKey(String key) {
    return standsFor(key)
        .filter(type -> key.length() > type.name().length() + 2)
        .map(type -> new Party(Optional.of(type), key.substring(type.name().length() + 2)))
        .orElseGet(() -> customer(key));
  }

  /** Whether a customer id looks like what we call somebody without one. */
  public static boolean isStandIn(String key) {
    return standsFor(key).isPresent();
  }

  private static Optional<IdentifierType> standsFor(String key) {
    if (key.startsWith(STAND_IN)) {
      int colon = key.indexOf(':');
      for (IdentifierType type : IdentifierType.values()) {
        if (colon == type.name().length() + 1 && key.startsWith(type.name(), 1)) {
          return Optional.of(type);
        }
      }
    }
    return Optional.empty();
  }

  public boolean isCustomer() {
    return type.isEmpty();
  }

  /** What journeys call them: the customer id, or a stand-in made of the identifier. */
  public String key() {
    return type.map(kind -> STAND_IN + kind + ":" + value).orElse(value);
  }

  /** Whether this one says less about who somebody is than another one, by its kind. */
  boolean isWeakerThan(Party other) {
    return compareKinds(this, other) > 0;
  }

  @Override
  public int compareTo(Party other) {
    int kinds = compareKinds(this, other);
    return kinds != 0 ? kinds : value.compareTo(other.value);
  }

  /** Customers come before identifiers, and strong identifiers before weak ones. */
  private static int compareKinds(Party one, Party other) {
    if (one.type.isEmpty() || other.type.isEmpty()) {
      return Boolean.compare(one.type.isPresent(), other.type.isPresent());
    }
    return one.type.get().compareTo(other.type.get());
  }

  /** The strongest identifier of an event's, empty where it has none. */
  public static Optional<Party> strongest(Iterable<Identifier> identifiers) {
    Optional<Party> best = Optional.empty();
    for (Identifier identifier : identifiers) {
      Party party = of(identifier);
      if (best.isEmpty() || party.compareTo(best.get()) < 0) {
        best = Optional.of(party);
      }
    }
    return best;
  }

  @Override
  public String toString() {
    return key();
  }
}
