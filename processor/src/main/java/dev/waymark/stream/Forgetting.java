package dev.waymark.stream;

import dev.waymark.domain.event.Origin;
import dev.waymark.domain.identity.Cause;
import dev.waymark.domain.identity.Identity;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Moments;
import dev.waymark.wire.Outcomes;
import dev.waymark.wire.state.Entry;
import dev.waymark.wire.state.Erasing;
import dev.waymark.wire.state.Holding;
import dev.waymark.wire.state.Parting;
import dev.waymark.wire.state.Stored;
import dev.waymark.wire.state.Unnaming;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Forgets customers: ledger, journey, deadlines, names, and what the topics keep of them. What they
 * added to KPIs stays, because it names nobody; but they leave every stock. All names that were
 * theirs alone are told to go, and so are customers who are one with them.
 */
final class Forgetting {

  private final ProcessorContext<byte[], Object> context;
  private final Fold fold;
  private final Journeys journeys;
  private final Ledgers ledgers;
  private final Deadlines deadlines;
  private final Introductions introductions;
  private final Belongings belongings;
  private final Outbox outbox;
  private final Suppressions suppressions;
  private final Publisher publisher;

  Forgetting(
      ProcessorContext<byte[], Object> context,
      Fold fold,
      Journeys journeys,
      Ledgers ledgers,
      Deadlines deadlines,
      Introductions introductions,
      Belongings belongings,
      Outbox outbox,
      Suppressions suppressions,
      Publisher publisher) {
    this.context = context;
    this.fold = fold;
    this.journeys = journeys;
    this.ledgers = ledgers;
    this.deadlines = deadlines;
    this.introductions = introductions;
    this.belongings = belongings;
    this.outbox = outbox;
    this.suppressions = suppressions;
    this.publisher = publisher;
  }

  /** Forgets somebody with all that is known of them now. */
  void forget(Kept customer, Erasing erasing) {
    byte[] key = customer.key();
    Stored stored = customer.stored();
    Journey journey = stored.journey();
    long upToMs = Math.max(erasing.atMs(), journey.lastEventMs());
    String hash = suppressions.hash(Keys.customer(key));
    boolean isNews = suppressions.add(Suppressions.bytes(hash), upToMs);
    if (!isNews && stored.isNothing()) {
      answer(erasing, hash, upToMs, Map.of());
      return;
    }
    publisher.suppression(hash, upToMs);
    List<Entry> entries = ledgers.entries(key);
    part(customer, entries, erasing);
    leaveStocks(key, journey, upToMs);
    if (stored.wakeMs() != Long.MAX_VALUE) {
      deadlines.remove(stored.wakeMs(), key);
    }
    Map<String, Long> removed = new LinkedHashMap<>();
    removed.put(Stores.LEDGER, ledgers.clear(customer));
    removed.put(Stores.NAMES, belongings.clear(key));
    removed.put(Stores.FRIENDS, introductions.clear(key));
    removed.put(Stores.JOURNEYS, journey.hasBegun() ? 1L : 0L);
    removed.put(Stores.DEADLINES, stored.wakeMs() == Long.MAX_VALUE ? 0L : 1L);
    journeys.put(customer, Stored.of(Journey.of(journey.customer())), Long.MAX_VALUE);
    publisher.forget(key);
    answer(erasing, hash, upToMs, removed);
  }

  /** Who asks gets a receipt, though somebody else asked before and nothing was left to remove. */
  private void answer(Erasing erasing, String hash, long upToMs, Map<String, Long> removed) {
    if (erasing.asked()) {
      publisher.receipt(Outcomes.receipt(erasing.erasureId(), hash, upToMs, removed), upToMs);
    }
  }

  /** Whoever was brought into the journey has to be forgotten where they are kept, too. */
  private void part(Kept customer, List<Entry> entries, Erasing erasing) {
    String self = Keys.customer(customer.key());
    Set<Party> names = new LinkedHashSet<>(belongings.names(customer.key()));
    Set<String> customers = new LinkedHashSet<>();
    if (customer.stored().isMerged()) {
      customers.add(customer.stored().owner());
    }
    for (Entry entry : entries) {
      Origin origin = entry.event().origin();
      names.addAll(Identity.seenWith(origin));
      if (origin.customerId().isEmpty()) {
        Identity.party(origin).ifPresent(names::add);
      } else if (!origin.customerId().equals(self)) {
        customers.add(origin.customerId());
      }
    }
    Party gone = Party.ofKey(self);
    names.add(gone);
    Cause cause = new Cause(Cause.Kind.ERASURE, erasing.erasureId(), erasing.atMs());
    names.forEach(name -> unname(gone, name, cause));
    for (String other : customers) {
      Erasing also = new Erasing(erasing.erasureId(), erasing.atMs(), false);
      send(other, also, erasing.atMs(), Names.WRITE_BY_CUSTOMER);
    }
  }

  /** Whoever has been erased is to be forgotten by one who bears or names a name of theirs. */
  void unname(Party gone, Party name, Cause cause) {
    send(name.key(), new Parting(gone, gone, cause), cause.atMs(), Names.WRITE_BY_IDENTIFIER);
    if (!name.equals(gone)) {
      Unnaming unnaming = new Unnaming(gone.key(), cause.atMs());
      Holding not = new Holding(gone, false, cause.atMs());
      send(name.key(), unnaming, cause.atMs(), Names.WRITE_BY_CUSTOMER);
      send(name.key(), not, cause.atMs(), Names.WRITE_BY_CUSTOMER);
    }
  }

  private void leaveStocks(byte[] key, Journey journey, long atMs) {
    Moments moments = new Moments();
    fold.forget(journey, atMs, moments);
    moments.contributions().forEach(outbox::add);
    introductions.forget(key, journey, atMs);
  }

  private void send(String to, Object what, long atMs, String sink) {
    context.forward(new Record<>(Keys.customer(to), what, Math.max(0, atMs)), sink);
  }
}
