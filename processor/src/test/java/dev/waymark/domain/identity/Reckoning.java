package dev.waymark.domain.identity;

import dev.waymark.domain.event.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who is who, worked out from the whole graph at once, ring by ring around the customers: it shares
 * no code with the names that tell one another.
 */
final class Reckoning {

  private final IdentityRules rules;
  private final Map<Party, Map<Party, Set<Long>>> links = new HashMap<>();
  private final Map<Party, TreeMap<Long, String>> claims = new HashMap<>();
  private final Map<Party, Integer> ring = new HashMap<>();
  private final Map<Party, Party> names = new HashMap<>();

  Reckoning(Graph graph) {
    rules = graph.rules();
    graph.events().forEach(this::see);
    lastWords(graph.links()).forEach(this::apply);
    rings();
    balls();
  }

  private void see(Origin event) {
    if (!event.customerId().isEmpty()) {
      Party customer = Party.customer(event.customerId());
      event.identifiers().forEach(name -> join(customer, Party.of(name), event.occurredAtMs()));
      return;
    }
    Party strongest = new TreeSet<>(event.identifiers().stream().map(Party::of).toList()).first();
    event.identifiers().forEach(name -> join(strongest, Party.of(name), event.occurredAtMs()));
  }

  private void join(Party one, Party other, long atMs) {
    if (!one.equals(other)) {
      of(one).computeIfAbsent(other, unseen -> new TreeSet<>()).add(atMs);
      of(other).computeIfAbsent(one, unseen -> new TreeSet<>()).add(atMs);
    }
  }

  private Map<Party, Set<Long>> of(Party party) {
    return links.computeIfAbsent(party, unseen -> new TreeMap<>());
  }

  private static List<Link> lastWords(List<Link> all) {
    Map<Set<Party>, Link> last = new HashMap<>();
    for (Link link : all) {
      last.merge(
          Set.of(link.left(), link.right()),
          link,
          (one, other) -> {
            boolean later =
                one.atMs() != other.atMs()
                    ? other.atMs() > one.atMs()
                    : other.id().compareTo(one.id()) > 0;
            return later ? other : one;
          });
    }
    return List.copyOf(last.values());
  }

  private void apply(Link link) {
    if (link.together()) {
      join(link.left(), link.right(), link.atMs());
    } else {
      of(link.left()).remove(link.right());
      of(link.right()).remove(link.left());
    }
  }

  private boolean isShared(Party party) {
    int limit =
        party.type().map(type -> rules.shared().getOrDefault(type, 0)).orElse(rules.customers());
    long notWeaker =
        of(party).keySet().stream()
            .filter(
                other ->
                    other.isCustomer()
                        || (!party.isCustomer()
                            && other.type().get().compareTo(party.type().get()) <= 0))
            .count();
    return notWeaker > limit;
  }

  /** Names seen with customers first, then those seen with these, and so on. */
  private void rings() {
    for (Party party : List.copyOf(links.keySet())) {
      if (!party.isCustomer() && !isShared(party)) {
        of(party)
            .forEach(
                (other, times) -> {
                  if (other.isCustomer()) {
                    times.forEach(atMs -> claim(party, atMs, other.value()));
                    ring.put(party, 0);
                  }
                });
      }
    }
    for (int next = 1; next <= rules.reach(); next++) {
      for (Party party : List.copyOf(links.keySet())) {
        if (!party.isCustomer() && !isShared(party) && !ring.containsKey(party)) {
          for (Map.Entry<Party, Set<Long>> link : of(party).entrySet()) {
            if (ring.getOrDefault(link.getKey(), -1) == next - 1) {
              for (long atMs : link.getValue()) {
                claim(party, atMs, at(link.getKey(), atMs));
              }
            }
          }
        }
      }
      for (Party party : claims.keySet()) {
        ring.putIfAbsent(party, next);
      }
    }
  }

  private void claim(Party party, long atMs, String owner) {
    claims
        .computeIfAbsent(party, unseen -> new TreeMap<>())
        .merge(atMs, owner, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  private String at(Party party, long atMs) {
    TreeMap<Long, String> known = Optional.ofNullable(claims.get(party)).orElseThrow();
    Map.Entry<Long, String> last = known.floorEntry(atMs);
    return last == null ? known.firstEntry().getValue() : last.getValue();
  }

  /** The rest go to the smallest in reach of those that have none smaller in their own reach. */
  private void balls() {
    for (boolean customers : List.of(true, false)) {
      Set<Party> free = new HashSet<>();
      for (Party party : links.keySet()) {
        if (party.isCustomer() == customers && !ring.containsKey(party) && !isShared(party)) {
          free.add(party);
        }
      }
      Map<Party, NavigableSet<Party>> around = new HashMap<>();
      free.forEach(party -> around.put(party, around(party, free)));
      Set<Party> centres = new HashSet<>(free);
      centres.removeIf(party -> !around.getOrDefault(party, new TreeSet<>()).first().equals(party));
      around.forEach(
          (party, ball) ->
              ball.stream()
                  .filter(centres::contains)
                  .findFirst()
                  .ifPresent(centre -> names.put(party, centre)));
    }
  }

  private NavigableSet<Party> around(Party center, Set<Party> free) {
    NavigableSet<Party> ball = new TreeSet<>(Set.of(center));
    List<Party> edge = List.of(center);
    for (int step = 0; step < rules.reach(); step++) {
      List<Party> next = new ArrayList<>();
      for (Party party : edge) {
        of(party).keySet().stream().filter(free::contains).filter(ball::add).forEach(next::add);
      }
      edge = next;
    }
    return ball;
  }

  String owner(Party party, long atMs) {
    String owner =
        claims.containsKey(party) ? at(party, atMs) : names.getOrDefault(party, party).key();
    Party of = Party.ofKey(owner);
    return of.isCustomer() ? names.getOrDefault(of, of).key() : owner;
  }

  Set<Party> parties() {
    return links.keySet();
  }
}
