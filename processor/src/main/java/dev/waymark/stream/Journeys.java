package dev.waymark.stream;

import dev.waymark.domain.journey.Journey;
import dev.waymark.wire.state.JourneyCodec;
import dev.waymark.wire.state.Stored;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The journeys of one task. What changes is written once per commit, however often it changed since
 * the last one; those who came last stay in memory, as long as there is room.
 */
final class Journeys {

  private static final int GATHERED_AT_MOST = 20_000;
  private static final float LOAD_FACTOR = 0.75f;

  private final KeyValueStore<byte[], byte[]> store;
  private final Room room;
  private final Map<String, Kept> kept = new LinkedHashMap<>(1024, LOAD_FACTOR, true);
  private final List<Kept> changed = new ArrayList<>();
  private long bytes;

  Journeys(KeyValueStore<byte[], byte[]> store, Room room) {
    this.store = store;
    this.room = room;
  }

  /** A customer as they stand, or somebody who has done nothing yet. */
  Kept get(byte[] key) {
    String customer = Keys.customer(key);
    Kept known = kept.get(customer);
    if (known != null) {
      return known;
    }
    Kept read = read(key, customer);
    kept.put(customer, read);
    bytes += read.bytes();
    return read;
  }

  private Kept read(byte[] key, String customer) {
    byte[] encoded = store.get(key);
    return encoded == null
        ? Kept.newcomer(key, new Stored(Journey.of(customer), Long.MAX_VALUE, 0))
        : new Kept(key, JourneyCodec.read(customer, encoded), encoded.length);
  }

  /** Keeps a journey that will next change by itself at a moment. */
  void put(Kept customer, Stored after, long nextMs) {
    if (!customer.hasChanged()) {
      changed.add(customer);
    }
    customer.put(after, nextMs);
  }

  /** Whether so much has been gathered or looked up that it should leave before the next commit. */
  boolean isFull() {
    return changed.size() >= GATHERED_AT_MOST || bytes > 2 * room.share();
  }

  /** Writes what has changed, and tells it. */
  void flush(Consumer<Kept> told) {
    for (Kept customer : changed) {
      byte[] encoded = JourneyCodec.write(customer.stored());
      store.put(customer.key(), encoded);
      bytes -= customer.bytes();
      customer.written(encoded.length);
      bytes += customer.bytes();
      told.accept(customer);
    }
    changed.clear();
    shrink();
  }

  /** Those who came last stay. */
  private void shrink() {
    long share = room.share();
    Iterator<Kept> longestAway = kept.values().iterator();
    while (bytes > share && longestAway.hasNext()) {
      bytes -= longestAway.next().bytes();
      longestAway.remove();
    }
  }
}
