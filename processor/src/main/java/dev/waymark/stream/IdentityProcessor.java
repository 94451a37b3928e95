package dev.waymark.stream;

import dev.waymark.domain.event.Origin;
import dev.waymark.domain.identity.Cause;
import dev.waymark.domain.identity.Identity;
import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.domain.identity.Node;
import dev.waymark.domain.identity.Ownership;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.identity.Tie;
import dev.waymark.domain.identity.Word;
import dev.waymark.wire.IdentityOutcomes;
import dev.waymark.wire.state.Belonging;
import dev.waymark.wire.state.Entry;
import dev.waymark.wire.state.Erasing;
import dev.waymark.wire.state.Hearsay;
import dev.waymark.wire.state.Holding;
import dev.waymark.wire.state.Linking;
import dev.waymark.wire.state.Named;
import dev.waymark.wire.state.Parting;
import dev.waymark.wire.state.Recall;
import dev.waymark.wire.state.Removal;
import dev.waymark.wire.state.Sighting;
import dev.waymark.wire.state.Suppressed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Says to whom each name belongs, and sends what happened under it there. When a name turns out to
 * belong to somebody else, its events move: it alone says where they are, so that nothing can
 * overtake.
 */
final class IdentityProcessor implements Processor<byte[], Named, byte[], Object> {

  private final IdentityRules rules;
  private final ErasureRules erasure;
  private final int partitions;
  private final Observer observer;
  private final Cuts cuts = new Cuts();
  private ProcessorContext<byte[], Object> context;
  private Nodes nodes;
  private Unclaimed unclaimed;
  private Outbox outbox;
  private Suppressions suppressions;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  IdentityProcessor(StreamRules rules, Observer observer) {
    this.rules = rules.identity();
    this.erasure = rules.erasure();
    this.partitions = rules.journeyPartitions();
    this.observer = observer;
  }

  @Override
  public void init(ProcessorContext<byte[], Object> here) {
    context = here;
    nodes = new Nodes(here.getStateStore(Stores.IDENTITIES), rules);
    unclaimed = new Unclaimed(here.getStateStore(Stores.UNCLAIMED), rules.events(), cuts);
    suppressions = new Suppressions(here.getStateStore(Stores.SUPPRESSED), erasure);
    BeforeCommit<Outbox> store = here.getStateStore(Stores.OUTBOX);
    outbox = store.gathered();
  }

  @Override
  public void process(Record<byte[], Named> record) {
    byte[] key = record.key();
    Party self = Party.ofKey(Keys.customer(key));
    Named what = record.value();
    if (what instanceof Entry entry) {
      take(key, self, entry, Retried.is(record.headers()));
    } else if (what instanceof Sighting sighting) {
      change(
          key, self, node -> node.seen(sighting.other(), sighting.atMs(), rules), sighting.cause());
    } else if (what instanceof Linking linking) {
      link(key, self, linking);
    } else if (what instanceof Hearsay hearsay) {
      change(key, self, node -> node.heard(hearsay.from(), hearsay.word(), rules), hearsay.cause());
    } else if (what instanceof Parting parting) {
      part(key, self, parting);
    } else if (what instanceof Suppressed suppressed) {
      suppressions.add(key, suppressed.upToMs());
    }
    cuts.tell(observer);
  }

  /**
   * An event that names no customer. One that was submitted again may have been too late for the
   * customer's ledger, and be known here all the same: whether it is new, the ledger decides.
   */
  private void take(byte[] key, Party self, Entry entry, boolean again) {
    Origin origin = entry.event().origin();
    if (suppressions.hides(self.key(), entry.atMs())) {
      outbox.ended(Topic.of(entry.event().kind()), End.ERASED, entry.atMs());
      return;
    }
    if (!unclaimed.put(key, entry) && !again) {
      outbox.ended(Topic.of(entry.event().kind()), End.DUPLICATE, entry.atMs());
      return;
    }
    Set<Party> others = Identity.seenWith(origin);
    Node node = others.isEmpty() ? nodes.get(key, self) : seen(key, self, entry, others);
    String owner = node.ownership().at(entry.atMs());
    toCustomer(owner, entry, entry.atMs());
  }

  private Node seen(byte[] key, Party self, Entry entry, Set<Party> others) {
    Sighting here = new Sighting(self, entry.event().eventId(), entry.atMs());
    Node after =
        change(
            key,
            self,
            node -> {
              Node more = node;
              for (Party other : others) {
                more = more.seen(other, entry.atMs(), rules);
              }
              return more;
            },
            here.cause(),
            entry.event().eventId());
    others.forEach(other -> toName(other, here));
    return after;
  }

  private void link(byte[] key, Party self, Linking linking) {
    Party other = linking.other();
    boolean holds = other.isCustomer() && !self.isCustomer();
    if (holds && linking.command().together()) {
      toCustomer(other.key(), new Holding(self, true, linking.atMs()), linking.atMs());
    }
    change(key, self, node -> node.told(other, linking.command(), rules), linking.cause());
  }

  private Node change(byte[] key, Party self, UnaryOperator<Node> by, Cause cause) {
    return change(key, self, by, cause, "");
  }

  /** Lets a name learn something, and does what follows, but for one event that is on its way. */
  private Node change(
      byte[] key, Party self, UnaryOperator<Node> by, Cause cause, String notYetPlaced) {
    Node before = nodes.get(key, self);
    Node after = by.apply(before);
    if (after.equals(before)) {
      return after;
    }
    nodes.put(key, after);
    count(before.word(), after);
    for (Party listener : after.listeners(before)) {
      toName(listener, new Hearsay(self, after.word(), cause));
    }
    for (Party witness : after.witnesses(before)) {
      toCustomer(witness.key(), new Recall(self, cause.atMs()), cause.atMs());
    }
    if (!after.ownership().equals(before.ownership())) {
      context.forward(
          new Record<>(key, IdentityOutcomes.told(before, after, cause), Math.max(0, cause.atMs())),
          Names.WRITE_IDENTITIES);
      if (self.isCustomer()) {
        Belonging belonging = new Belonging(after.ownership().latest(), cause.atMs());
        toCustomer(self.key(), belonging, cause.atMs());
      } else {
        move(key, before.ownership(), after.ownership(), notYetPlaced);
      }
    }
    return after;
  }

  /** A customer is erased; a name that was theirs alone goes with them, and says so to others. */
  private void part(byte[] key, Party self, Parting parting) {
    Node node = nodes.get(key, self);
    String customer = parting.customer().key();
    if (!self.equals(parting.customer()) && !node.isOnly(parting.customer())) {
      unclaimed.clear(key, node.ownership(), customer);
      unclaimed.rename(key, customer, suppressions.hash(customer));
      change(key, self, known -> known.without(parting.gone(), rules), parting.cause());
      return;
    }
    for (Tie tie : node.ties()) {
      if (!tie.other().equals(parting.gone())) {
        toName(tie.other(), new Parting(self, parting.customer(), parting.cause()));
      }
    }
    unclaimed.clear(key);
    nodes.delete(key);
    context.forward(new Record<>(key, null, Math.max(0, parting.atMs())), Names.WRITE_IDENTITIES);
    if (!self.isCustomer()) {
      toCustomer(
          self.key(), new Erasing(parting.cause().id(), parting.atMs(), false), parting.atMs());
    }
  }

  private void count(Word before, Node after) {
    if (after.word() instanceof Word.Shared && !(before instanceof Word.Shared)) {
      cuts.count(Cut.SHARED, 1);
    }
    boolean isCut = after.word() instanceof Word.Among among && among.isCut();
    if (isCut && !(before instanceof Word.Among known && known.isCut())) {
      cuts.count(Cut.REACH, 1);
    }
  }

  /** Sends the events of a name from those who had them to those who have them now. */
  private void move(byte[] key, Ownership before, Ownership after, String notYetPlaced) {
    Map<String, List<Entry>> out = new LinkedHashMap<>();
    Map<String, List<Entry>> in = new LinkedHashMap<>();
    for (Entry entry : unclaimed.of(key)) {
      String from = before.at(entry.atMs());
      String to = after.at(entry.atMs());
      if (!from.equals(to) && !entry.event().eventId().equals(notYetPlaced)) {
        out.computeIfAbsent(from, owner -> new ArrayList<>()).add(entry);
        in.computeIfAbsent(to, owner -> new ArrayList<>()).add(entry);
        in.computeIfAbsent(from, owner -> new ArrayList<>());
        out.computeIfAbsent(to, owner -> new ArrayList<>());
      }
    }
    out.forEach(
        (owner, leaving) -> {
          Removal removal = new Removal("", leaving, in.getOrDefault(owner, List.of()));
          removal.parts().forEach(part -> toCustomer(owner, part, part.atMs()));
        });
  }

  private void toName(Party name, Named what) {
    byte[] key = Keys.customer(name.key());
    context.forward(new Record<>(key, what, Math.max(0, what.atMs())), Names.WRITE_BY_IDENTIFIER);
  }

  private void toCustomer(String customer, Object what, long atMs) {
    byte[] key = Keys.customer(customer);
    boolean home = PartyPartition.of(key, partitions) == context.taskId().partition();
    context.forward(
        new Record<>(key, what, Math.max(0, atMs)), home ? Names.JOURNEY : Names.WRITE_BY_CUSTOMER);
  }
}
