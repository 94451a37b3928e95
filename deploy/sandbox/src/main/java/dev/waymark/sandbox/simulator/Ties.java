package dev.waymark.sandbox.simulator;

import dev.waymark.domain.identity.Party;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which names of one person were ever told together. All of them are this one person's, so that
 * nothing but this decides whether one leads to another.
 */
final class Ties {

  private final Map<Party, Set<Party>> ties = new HashMap<>();

  void tie(Party one, Party other) {
    ties.computeIfAbsent(one, unseen -> new TreeSet<>()).add(other);
    ties.computeIfAbsent(other, unseen -> new TreeSet<>()).add(one);
  }

  boolean has(Party name) {
    return ties.containsKey(name);
  }

  /** The first of all names that a name leads to: a customer, or else the strongest. */
  Party first(Party name) {
    NavigableSet<Party> reached = new TreeSet<>(Set.of(name));
    Deque<Party> next = new ArrayDeque<>(reached);
    while (!next.isEmpty()) {
      for (Party other : ties.getOrDefault(next.remove(), Set.of())) {
        if (reached.add(other)) {
          next.add(other);
        }
      }
    }
    return reached.first();
  }
}
