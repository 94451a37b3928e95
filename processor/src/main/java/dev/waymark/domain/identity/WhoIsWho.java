package dev.waymark.domain.identity;

import dev.waymark.domain.event.Origin;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Everybody's names at once, for those who have a whole history at hand. It comes out as the stream
 * does, where each name is kept in a partition of its own.
 */
public final class WhoIsWho {

  private final IdentityRules rules;
  private final Map<Party, Node> nodes = new HashMap<>();
  private final Deque<Runnable> onTheWay = new ArrayDeque<>();
  private long told;

  public WhoIsWho(IdentityRules rules) {
    this.rules = rules;
  }

  /** Learns from the names in an event. */
  public void see(Origin origin) {
    for (Party other : Identity.seenWith(origin)) {
      Party self = Identity.party(origin).orElseThrow();
      change(self, node -> node.seen(other, origin.occurredAtMs(), rules));
      change(other, node -> node.seen(self, origin.occurredAtMs(), rules));
    }
    settle();
  }

  /** Learns from what somebody said explicitly. */
  public void take(Link link) {
    change(link.left(), node -> node.told(link.right(), link.command(), rules));
    change(link.right(), node -> node.told(link.left(), link.command(), rules));
    settle();
  }

  private void change(Party party, UnaryOperator<Node> by) {
    Node before = node(party);
    Node after = by.apply(before);
    if (!after.isAlone()) {
      nodes.put(party, after);
    }
    for (Party listener : after.listeners(before)) {
      told++;
      onTheWay.add(() -> change(listener, node -> node.heard(party, after.word(), rules)));
    }
  }

  private void settle() {
    for (Runnable next = onTheWay.poll(); next != null; next = onTheWay.poll()) {
      next.run();
    }
  }

  /** What is known of a party. */
  public Node node(Party party) {
    return nodes.getOrDefault(party, Node.of(party, rules));
  }

  /** To whose journey an event belongs; empty text when it names nobody. */
  public String owner(Origin origin) {
    return Identity.party(origin).map(party -> owner(party, origin.occurredAtMs())).orElse("");
  }

  /** To whose journey belongs what a party did at a moment. */
  public String owner(Party party, long atMs) {
    String owner = node(party).ownership().at(atMs);
    return node(Party.ofKey(owner)).ownership().at(atMs);
  }

  /** How often one name had to tell another one something. */
  public long told() {
    return told;
  }

  /** All names that were seen with others. */
  public void forEach(Consumer<Node> reader) {
    nodes.values().forEach(reader);
  }
}
