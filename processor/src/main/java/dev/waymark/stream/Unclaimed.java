package dev.waymark.stream;

import dev.waymark.domain.identity.Ownership;
import dev.waymark.wire.state.Entry;
import dev.waymark.wire.state.EntryCodec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The events that name no customer, kept under the name they bear, to be moved when that turns out
 * to be somebody else's. Only so many are kept of one name, and a few more, the newest; the others
 * stay where they are.
 */
final class Unclaimed {

  private static final ByteArraySerializer AS_IS = new ByteArraySerializer();

  /**
   * To count what is kept of a name costs more than to keep one more, so it is done now and then.
   */
  private static final int LOOK_EVERY = 8;

  private final KeyValueStore<byte[], byte[]> store;
  private final int atMost;
  private final Cuts cuts;
  private int puts;

  Unclaimed(KeyValueStore<byte[], byte[]> store, int atMost, Cuts cuts) {
    this.store = store;
    this.atMost = atMost;
    this.cuts = cuts;
  }

  /** Keeps an event; false when it is there already. */
  boolean put(byte[] name, Entry entry) {
    byte[] key = Keys.ledger(name, entry.event().eventId());
    if (store.get(key) != null) {
      return false;
    }
    store.put(key, EntryCodec.writeKept(entry));
    puts++;
    if (puts % LOOK_EVERY == 0 && Prefixed.keys(store, Keys.ledger(name)).size() > atMost) {
      shorten(name);
    }
    return true;
  }

  /** Forgets all of a name. */
  void clear(byte[] name) {
    Prefixed.clear(store, Keys.ledger(name));
  }

  /** Forgets what belonged to an owner. */
  void clear(byte[] name, Ownership ownership, String owner) {
    for (Entry entry : of(name)) {
      if (ownership.at(entry.atMs()).equals(owner)) {
        store.delete(Keys.ledger(name, entry.event().eventId()));
      }
    }
  }

  /** Says something else of who brought somebody. */
  void rename(byte[] name, String referrer, String other) {
    for (Entry entry : of(name)) {
      if (entry.event().origin().referrer().equals(referrer)) {
        Entry renamed = entry.referredBy(other);
        store.put(Keys.ledger(name, entry.event().eventId()), EntryCodec.writeKept(renamed));
      }
    }
  }

  private void shorten(byte[] name) {
    List<Entry> all = of(name);
    List<Entry> old = all.subList(0, Math.max(1, all.size() - atMost * 3 / 4));
    old.forEach(entry -> store.delete(Keys.ledger(name, entry.event().eventId())));
    cuts.count(Cut.EVENTS, old.size());
  }

  /** All that are kept of a name, the oldest first. */
  List<Entry> of(byte[] name) {
    byte[] prefix = Keys.ledger(name);
    List<Entry> found = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> entries = store.prefixScan(prefix, AS_IS)) {
      while (entries.hasNext()) {
        KeyValue<byte[], byte[]> entry = entries.next();
        found.add(EntryCodec.readKept(Keys.ledgerEvent(entry.key, prefix.length), entry.value));
      }
    }
    found.sort(
        Comparator.comparingLong(Entry::atMs).thenComparing(entry -> entry.event().eventId()));
    return found;
  }
}
