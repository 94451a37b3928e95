package dev.waymark.domain.identity;

import dev.waymark.domain.event.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Names in partitions of their own: what one tells another arrives in its order, and otherwise
 * whenever it likes.
 */
final class Rumours {

  private record Way(String from, Party to) {}

  private final IdentityRules rules;
  private final Map<Party, Node> nodes = new HashMap<>();
  private final Map<Way, Deque<UnaryOperator<Node>>> onTheWay = new LinkedHashMap<>();

  private Rumours(IdentityRules rules) {
    this.rules = rules;
  }

  /** Everything has come somehow. */
  static Rumours of(Graph graph) {
    Rumours rumours = new Rumours(graph.rules());
    int at = 0;
    for (Origin event : graph.events()) {
      rumours.send(event, "source " + at++ % 3);
    }
    for (Link link : graph.links()) {
      rumours.send(link.left(), node -> node.told(link.right(), link.command(), graph.rules()));
      rumours.send(link.right(), node -> node.told(link.left(), link.command(), graph.rules()));
    }
    rumours.arrive(graph.chance());
    return rumours;
  }

  private void send(Origin event, String source) {
    Party self = Identity.party(event).orElseThrow();
    long atMs = event.occurredAtMs();
    for (Party other : Identity.seenWith(event)) {
      put(new Way(source, self), node -> node.seen(other, atMs, rules));
      put(new Way(source, other), node -> node.seen(self, atMs, rules));
    }
  }

  private void send(Party to, UnaryOperator<Node> change) {
    put(new Way("links", to), change);
  }

  private void put(Way way, UnaryOperator<Node> change) {
    onTheWay.computeIfAbsent(way, unused -> new ArrayDeque<>()).add(change);
  }

  private void arrive(RandomGenerator chance) {
    while (!onTheWay.isEmpty()) {
      List<Way> ways = new ArrayList<>(onTheWay.keySet());
      Way way = ways.get(chance.nextInt(ways.size()));
      Deque<UnaryOperator<Node>> next = onTheWay.getOrDefault(way, new ArrayDeque<>());
      UnaryOperator<Node> change = next.remove();
      if (next.isEmpty()) {
        onTheWay.remove(way);
      }
      take(way.to(), change);
    }
  }

  private void take(Party self, UnaryOperator<Node> change) {
    Node before = nodes.getOrDefault(self, Node.of(self, rules));
    Node after = change.apply(before);
    nodes.put(self, after);
    for (Party listener : after.listeners(before)) {
      put(new Way(self.key(), listener), node -> node.heard(self, after.word(), rules));
    }
  }

  Map<String, Word> words() {
    Map<String, Word> words = new TreeMap<>();
    nodes.forEach(
        (party, node) -> {
          if (!node.ties().isEmpty()) {
            words.put(party.key(), node.word());
          }
        });
    return words;
  }
}
