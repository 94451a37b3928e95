package dev.waymark.stream;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.wire.state.Entry;
import dev.waymark.wire.state.EntryCodec;
import dev.waymark.wire.state.JourneyCodec;
import dev.waymark.wire.state.Stored;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The ledgers of one task, kept event by event. */
final class Ledgers {

  private static final ByteArraySerializer AS_IS = new ByteArraySerializer();

  private final KeyValueStore<byte[], byte[]> store;

  Ledgers(KeyValueStore<byte[], byte[]> store) {
    this.store = store;
  }

  boolean holds(Kept customer, String eventId) {
    if (!customer.knowsEvents() && customer.wasAskedBefore()) {
      customer.learn(eventIds(customer.key()));
    }
    return customer.mayHold(eventId) && store.get(Keys.ledger(customer.key(), eventId)) != null;
  }

  private List<String> eventIds(byte[] customer) {
    List<String> ids = new ArrayList<>();
    for (byte[] event : Prefixed.keys(store, Keys.ledger(customer))) {
      if (event.length > 0) {
        ids.add(Keys.ledgerEvent(event, 0));
      }
    }
    return ids;
  }

  void put(Kept customer, Entry entry) {
    String eventId = entry.event().eventId();
    store.put(Keys.ledger(customer.key(), eventId), EntryCodec.writeKept(entry));
    customer.add(eventId);
  }

  void remove(Kept customer, String eventId) {
    store.delete(Keys.ledger(customer.key(), eventId));
    customer.forgetEvents();
  }

  /** Forgets a whole ledger; gives of how many entries. */
  long clear(Kept customer) {
    byte[] prefix = Keys.ledger(customer.key());
    customer.forgetEvents();
    return Prefixed.clear(store, prefix);
  }

  /** Whether the ledger holds an event just as it was read there and then. */
  boolean isKept(Kept customer, Entry entry) {
    String eventId = entry.event().eventId();
    byte[] kept = store.get(Keys.ledger(customer.key(), eventId));
    return kept != null && EntryCodec.readKept(eventId, kept).isSameRecord(entry);
  }

  /** Writes an entry anew that is there already. */
  void replace(byte[] customer, Entry entry) {
    store.put(Keys.ledger(customer, entry.event().eventId()), EntryCodec.writeKept(entry));
  }

  /** All events of a ledger after its base, and where they were read. */
  List<Entry> entries(byte[] customer) {
    List<Entry> found = new ArrayList<>();
    read(store, customer, found::add);
    return found;
  }

  Ledger load(byte[] customer) {
    return load(store, customer);
  }

  /** The same from a store that somebody else writes. */
  static Ledger load(ReadOnlyKeyValueStore<byte[], byte[]> store, byte[] customer) {
    List<Event> events = new ArrayList<>();
    return Ledger.of(read(store, customer, entry -> events.add(entry.event())), events);
  }

  /** The same, and where each event was read. */
  static KeptLedger kept(ReadOnlyKeyValueStore<byte[], byte[]> store, byte[] customer) {
    List<Entry> entries = new ArrayList<>();
    return new KeptLedger(read(store, customer, entries::add), entries);
  }

  /** Reads the entries of a ledger in the order of their keys, and says what its base is. */
  private static Journey read(
      ReadOnlyKeyValueStore<byte[], byte[]> store, byte[] customer, Consumer<Entry> reader) {
    byte[] prefix = Keys.ledger(customer);
    Journey base = Journey.of(Keys.customer(customer));
    try (KeyValueIterator<byte[], byte[]> entries = store.prefixScan(prefix, AS_IS)) {
      while (entries.hasNext()) {
        KeyValue<byte[], byte[]> entry = entries.next();
        if (entry.key.length == prefix.length) {
          base = JourneyCodec.read(base.customer(), entry.value).journey();
        } else {
          String eventId = Keys.ledgerEvent(entry.key, prefix.length);
          reader.accept(EntryCodec.readKept(eventId, entry.value));
        }
      }
    }
    return base;
  }

  /** Replaces a ledger by a shorter one: its older events are in its base now. */
  void shorten(Kept of, Ledger from, Ledger to) {
    byte[] customer = of.key();
    of.forgetEvents();
    Set<String> kept = new HashSet<>();
    to.events().forEach(event -> kept.add(event.eventId()));
    store.put(Keys.ledger(customer), JourneyCodec.write(Stored.of(to.base())));
    for (Event event : from.events()) {
      if (!kept.contains(event.eventId())) {
        store.delete(Keys.ledger(customer, event.eventId()));
      }
    }
  }
}
