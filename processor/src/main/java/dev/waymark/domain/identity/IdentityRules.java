package dev.waymark.domain.identity;

import dev.waymark.domain.event.IdentifierType;
import java.util.EnumMap;
import java.util.Map;

/**
 * How far names are followed.
 *
 * @param reach over how many links somebody is recognised
 * @param shared how many customers and identifiers of its own or a stronger kind an identifier may
 *     be seen with; with more it is shared and links nobody
 * @param customers how many other customers one may be explicitly linked with
 * @param neighbours how many others of any kind a name may be seen with
 * @param links how many moments of links are remembered of one name
 * @param events how many events without a customer id are kept for one name, to be moved
 */
public record IdentityRules(
    int reach,
    Map<IdentifierType, Integer> shared,
    int customers,
    int neighbours,
    int links,
    int events) {

  public static final IdentityRules DEFAULT = new IdentityRules(6, usual(), 16, 256, 256, 256);

  public IdentityRules {
    shared = Map.copyOf(shared);
    if (reach < 1 || customers < 1 || neighbours < 1 || links < 2 || events < 1) {
      throw new IllegalArgumentException(
          "identity has reach "
              + reach
              + ", customers "
              + customers
              + ", neighbours "
              + neighbours
              + ", links "
              + links
              + ", events "
              + events
              + ": each must be at least 1, links at least 2");
    }
    if (shared.size() != IdentifierType.values().length) {
      throw new IllegalArgumentException(
          "identity has limits for " + shared.keySet() + ": every type of identifier needs one");
    }
  }

  private static Map<IdentifierType, Integer> usual() {
    Map<IdentifierType, Integer> limits = new EnumMap<>(IdentifierType.class);
    limits.put(IdentifierType.LOYALTY_CARD, 4);
    limits.put(IdentifierType.EMAIL_HASH, 8);
    limits.put(IdentifierType.PHONE_HASH, 8);
    limits.put(IdentifierType.SOCIAL_HANDLE, 8);
    limits.put(IdentifierType.DEVICE, 16);
    return limits;
  }

  /** How many customers and stronger names one party may be seen with. */
  int limit(Party party) {
    return party.type().map(type -> shared.getOrDefault(type, 0)).orElse(customers);
  }
}
