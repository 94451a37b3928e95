package dev.waymark.app;

import dev.waymark.domain.identity.Party;
import dev.waymark.schema.Identity;
import dev.waymark.schema.IdentityOwner;
import dev.waymark.schema.Journey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whom and what an erasure would remove.
 *
 * @param customer who is asked about, by their key
 * @param customers all who are one with them by explicit links, themselves included: they are
 *     forgotten together
 * @param journey the journey they have in common
 * @param names which names are theirs alone, and go with them
 * @param shared which names others had or have, too: these stay with the others
 * @param links the explicit words that name any of them
 */
public record Erasable(
    String customer,
    Set<String> customers,
    Optional<Journey> journey,
    Map<String, Identity> names,
    Map<String, Identity> shared,
    List<LinkLog.Standing> links) {

  /** What is told of whoever has a name now. */
  public static Erasable of(Party name, ToldNames told, LinkLog links) {
    List<String> way = told.way(name);
    String owner = way.get(way.size() - 1);
    Set<String> customers = new LinkedHashSet<>(List.of(owner));
    Map<String, Identity> all = new TreeMap<>(told.namesOf(owner));
    customers(all, owner).forEach(customers::add);
    customers.forEach(one -> told.namesOf(one).forEach(all::putIfAbsent));
    customers.forEach(all::remove);
    Map<String, Identity> names = new TreeMap<>(all);
    names.values().removeIf(identity -> !isOnly(identity, customers));
    Map<String, Identity> shared = new TreeMap<>(all);
    shared.keySet().removeAll(names.keySet());
    Set<Party> gone = new LinkedHashSet<>();
    customers.forEach(one -> gone.add(Party.ofKey(one)));
    names.values().forEach(identity -> gone.add(ToldNames.name(identity)));
    String customer = name.isCustomer() ? name.key() : way.get(Math.min(1, way.size() - 1));
    return new Erasable(
        customer, customers, told.journey(owner), names, shared, naming(gone, links));
  }

  /** Customers among names are there because they are one with the owner. */
  private static List<String> customers(Map<String, Identity> names, String owner) {
    return names.entrySet().stream()
        .filter(name -> ToldNames.name(name.getValue()).isCustomer())
        .filter(name -> ToldNames.latest(name.getValue()).equals(owner))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isOnly(Identity identity, Set<String> customers) {
    return identity.getOwners().stream().map(IdentityOwner::getOwner).allMatch(customers::contains);
  }

  private static List<LinkLog.Standing> naming(Set<Party> gone, LinkLog links) {
    Set<LinkLog.Standing> found = new LinkedHashSet<>();
    gone.forEach(party -> found.addAll(links.about(party)));
    return new ArrayList<>(found);
  }

  /** Whether there is anything to remove. */
  public boolean isKnown() {
    return journey.isPresent() || customers.size() > 1 || !names.isEmpty() || !shared.isEmpty();
  }
}
