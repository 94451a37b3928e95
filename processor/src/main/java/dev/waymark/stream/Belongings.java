package dev.waymark.stream;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.identity.Cause;
import dev.waymark.domain.identity.Identity;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.wire.state.Belonging;
import dev.waymark.wire.state.Entry;
import dev.waymark.wire.state.Holding;
import dev.waymark.wire.state.Introduction;
import dev.waymark.wire.state.Parting;
import dev.waymark.wire.state.Recall;
import dev.waymark.wire.state.Removal;
import dev.waymark.wire.state.Sighting;
import dev.waymark.wire.state.Unnaming;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What belongs to the customers of one task beside what they did under their own id: events of
 * names that turned out to be theirs, and of customers who are one with them. A customer who is one
 * with another one keeps the ledger, to have the journey back should the link be undone; what comes
 * into it goes on to the other one.
 */
final class Belongings {

  /** A name to remember, that was told nothing. */
  private static final byte[] NOTHING = new byte[0];

  /** The name was told once that it is the customer's. */
  private static final byte[] ONCE = {1};

  /** The name is told each time. */
  private static final byte[] EACH_TIME = {2};

  private final ProcessorContext<byte[], Object> context;
  private final Books books;
  private final Ledgers ledgers;
  private final Introductions introductions;
  private final Publisher publisher;
  private final KeyValueStore<byte[], byte[]> names;
  private final Routes routes;
  private final Suppressions suppressions;
  private final int ledgerEntries;
  private final Cuts cuts;

  Belongings(
      ProcessorContext<byte[], Object> context,
      Books books,
      Ledgers ledgers,
      Introductions introductions,
      Publisher publisher,
      int ledgerEntries,
      Suppressions suppressions,
      Cuts cuts) {
    this.context = context;
    this.books = books;
    this.ledgers = ledgers;
    this.introductions = introductions;
    this.publisher = publisher;
    this.names = context.getStateStore(Stores.NAMES);
    this.routes = new Routes(context.getStateStore(Stores.ROUTES));
    this.ledgerEntries = ledgerEntries;
    this.suppressions = suppressions;
    this.cuts = cuts;
  }

  /** An event that was taken shows which names are the customer's: these are told. */
  void sighted(byte[] customer, Event event) {
    referred(customer, event);
    if (event.origin().identifiers().isEmpty() || event.origin().customerId().isEmpty()) {
      return;
    }
    Party self = Party.customer(event.origin().customerId());
    if (!self.key().equals(Keys.customer(customer))) {
      return;
    }
    for (Party name : Identity.seenWith(event.origin())) {
      byte[] known = names.get(Keys.held(customer, name));
      boolean isNews = known == null || known.length == 0;
      if (isNews) {
        names.put(Keys.held(customer, name), ONCE);
      }
      if (isNews || Arrays.equals(known, EACH_TIME)) {
        tell(name, self, event);
      }
    }
  }

  private void tell(Party name, Party self, Event event) {
    Sighting sighting = new Sighting(self, event.eventId(), event.occurredAtMs());
    send(name.key(), sighting, event.occurredAtMs(), Names.WRITE_BY_IDENTIFIER);
  }

  /**
   * A name is others' as well. While it was this customer's alone it was told once that it is
   * theirs; now it is told each moment at which they were seen together.
   */
  void recall(Kept customer, Recall recall) {
    Party self = Party.ofKey(Keys.customer(customer.key()));
    if (suppressions.hides(customer.key(), recall.atMs())) {
      return;
    }
    names.put(Keys.held(customer.key(), recall.name()), EACH_TIME);
    for (Entry entry : ledgers.entries(customer.key())) {
      Origin origin = entry.event().origin();
      if (origin.customerId().equals(self.key())
          && Identity.seenWith(origin).contains(recall.name())) {
        tell(recall.name(), self, entry.event());
      }
    }
  }

  /** Whoever is said to have brought a customer has to know that, should they be forgotten. */
  private void referred(byte[] customer, Event event) {
    String referrer = event.origin().referrer();
    if (!referrer.isEmpty()) {
      hold(customer, Party.ofKey(referrer));
      Holding friend =
          new Holding(Party.ofKey(Keys.customer(customer)), true, event.occurredAtMs());
      send(referrer, friend, event.occurredAtMs(), Names.WRITE_BY_CUSTOMER);
    }
  }

  /** Somebody is erased who is said to have brought this customer: they are not named any more. */
  void unname(Kept customer, Unnaming unnaming) {
    String other = suppressions.hash(unnaming.referrer());
    Party gone = Party.ofKey(unnaming.referrer());
    Cause cause = new Cause(Cause.Kind.ERASURE, "", unnaming.atMs());
    for (Entry entry : ledgers.entries(customer.key())) {
      Origin origin = entry.event().origin();
      if (origin.referrer().equals(unnaming.referrer())) {
        ledgers.replace(customer.key(), entry.referredBy(other));
        Party bearer = Identity.party(origin).orElseThrow();
        if (bearer.isCustomer() && !bearer.key().equals(Keys.customer(customer.key()))) {
          send(bearer.key(), unnaming, unnaming.atMs(), Names.WRITE_BY_CUSTOMER);
        } else if (!bearer.isCustomer()) {
          Parting parting = new Parting(gone, gone, cause);
          send(bearer.key(), parting, unnaming.atMs(), Names.WRITE_BY_IDENTIFIER);
        }
      }
    }
  }

  /** With which names a customer was seen. */
  List<Party> names(byte[] customer) {
    return Prefixed.keys(names, Keys.ledger(customer)).stream()
        .map(name -> Party.ofKey(Keys.customer(name)))
        .toList();
  }

  /** Forgets with which names a customer was seen; gives how many. */
  long clear(byte[] customer) {
    routes.clear(customer);
    return Prefixed.clear(names, Keys.ledger(customer));
  }

  void hold(byte[] customer, Holding holding) {
    if (holding.held()) {
      hold(customer, holding.name());
    } else {
      names.delete(Keys.held(customer, holding.name()));
    }
  }

  private void hold(byte[] customer, Party name) {
    byte[] key = Keys.held(customer, name);
    if (names.get(key) == null) {
      names.put(key, NOTHING);
    }
  }

  /** An event for somebody who is one with another customer: it goes on to that one. */
  void passOn(Kept customer, Entry entry) {
    keep(customer, List.of(entry));
    passOn(customer, List.of(), List.of(entry));
    sighted(customer.key(), entry.event());
  }

  void passOn(Kept customer, Introduction introduction) {
    send(customer.stored().owner(), introduction, introduction.atMs(), Names.WRITE_BY_CUSTOMER);
  }

  private void passOn(Kept customer, List<Entry> out, List<Entry> in) {
    tell(customer.stored().owner(), new Removal(Keys.customer(customer.key()), out, in));
  }

  private void tell(String owner, Removal removal) {
    if (!removal.out().isEmpty() || !removal.in().isEmpty()) {
      removal.parts().forEach(part -> send(owner, part, part.atMs(), Names.WRITE_BY_CUSTOMER));
    }
  }

  /** Keeps events of somebody who is one with another customer; beyond the limit it does not. */
  private void keep(Kept customer, List<Entry> entries) {
    int room = ledgerEntries - customer.stored().entries();
    List<Entry> kept = entries.subList(0, Math.min(entries.size(), Math.max(0, room)));
    kept.forEach(entry -> ledgers.put(customer, entry));
    cuts.count(Cut.EVENTS, entries.size() - kept.size());
    books.recount(customer, customer.stored().entries() + kept.size());
  }

  /** Events of a name have another owner than was known. */
  void move(Kept customer, Removal removal) {
    Ledger told = ledgers.load(customer.key());
    List<Entry> gone = new ArrayList<>();
    for (Entry out : removal.out()) {
      if (told.isTooLate(out.event())) {
        cuts.count(Cut.LEDGER, 1);
      } else if (ledgers.isKept(customer, out)
          && routes.leave(customer.key(), out.event(), removal.via())) {
        gone.add(out);
      }
    }
    List<Entry> come = new ArrayList<>();
    for (Entry in : removal.in()) {
      if (suppressions.hides(customer.key(), in.atMs())) {
        continue;
      }
      if (told.isTooLate(in.event())) {
        cuts.count(Cut.LATE, 1);
        publisher.late(customer.key(), in, told.base().lastEventMs());
      } else if (!told.holds(in.event())) {
        routes.come(customer.key(), in.event(), removal.via());
        come.add(in);
      } else if (ledgers.isKept(customer, in)) {
        routes.comeAlso(customer.key(), in.event(), removal.via());
      }
    }
    if (gone.isEmpty() && come.isEmpty()) {
      return;
    }
    come.forEach(entry -> referred(customer.key(), entry.event()));
    if (customer.stored().isMerged()) {
      gone.forEach(entry -> ledgers.remove(customer, entry.event().eventId()));
      books.recount(customer, customer.stored().entries() - gone.size());
      keep(customer, come);
      passOn(customer, gone, come);
    } else {
      books.amend(customer, told, told.without(ids(gone)).withAll(events(come)), gone, come);
    }
  }

  private static Set<String> ids(List<Entry> entries) {
    Set<String> ids = new HashSet<>();
    entries.forEach(entry -> ids.add(entry.event().eventId()));
    return ids;
  }

  private static List<Event> events(List<Entry> entries) {
    return entries.stream().map(Entry::event).toList();
  }

  /** An explicit link made this customer one with another one, or is undone. */
  void belong(Kept customer, Belonging belonging) {
    String self = Keys.customer(customer.key());
    String owner = belonging.owner().equals(self) ? "" : belonging.owner();
    String before = customer.stored().owner();
    if (owner.equals(before)) {
      return;
    }
    Ledger ledger = ledgers.load(customer.key());
    if (ledger.base().hasBegun()) {
      cuts.count(Cut.LEDGER, 1);
      return;
    }
    List<Entry> all = ledgers.entries(customer.key());
    friends(customer.key(), before, owner);
    if (!before.isEmpty()) {
      tell(before, new Removal(self, all, List.of()));
    }
    books.hand(customer, ledger, owner);
    if (!owner.isEmpty()) {
      tell(owner, new Removal(self, List.of(), all));
    }
  }

  /** Those whom the customer brought were brought by whoever the customer is. */
  private void friends(byte[] customer, String before, String now) {
    for (Introduction introduction : introductions.of(customer)) {
      if (!before.isEmpty()) {
        Introduction not = new Introduction(introduction.friend(), !introduction.withdrawn());
        send(before, not, not.atMs(), Names.WRITE_BY_CUSTOMER);
      }
      if (!now.isEmpty()) {
        send(now, introduction, introduction.atMs(), Names.WRITE_BY_CUSTOMER);
      }
    }
  }

  private void send(String to, Object what, long atMs, String sink) {
    context.forward(new Record<>(Keys.customer(to), what, Math.max(0, atMs)), sink);
  }
}
