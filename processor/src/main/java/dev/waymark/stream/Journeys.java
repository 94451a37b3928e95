package dev.waymark.stream;

import dev.waymark.wire.state.JourneyCodec;
import dev.waymark.wire.state.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The journeys of one task. What changes is written once per commit, however often it changed since
 * the last one. Those who came lately stay in memory, as long as there is room: when half of it is
 * full, those who have not come since it was last half full make way.
 */
final class Journeys {

  private static final int GATHERED_AT_MOST = 20_000;

  private final KeyValueStore<byte[], byte[]> store;
  private final Room room;
  private final List<Kept> changed = new ArrayList<>();
  private Map<String, Kept> lately = new HashMap<>();
  private Map<String, Kept> before = Map.of();
  private long bytes;

  Journeys(KeyValueStore<byte[], byte[]> store, Room room) {
    this.store = store;
    this.room = room;
  }

  /** A customer as they stand, or somebody who has done nothing yet. */
  Kept get(byte[] key) {
    String customer = Keys.customer(key);
    Kept known = lately.get(customer);
    if (known != null) {
      return known;
    }
    Kept back = before.get(customer);
    Kept here = back == null ? read(key) : back;
    lately.put(customer, here);
    bytes += here.bytes();
    return here;
  }

  private Kept read(byte[] key) {
    byte[] encoded = store.get(key);
    return encoded == null ? Kept.newcomer(key) : new Kept(key, encoded);
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
    return changed.size() >= GATHERED_AT_MOST || bytes > room.share();
  }

  /** Writes what has changed, and tells it. */
  void flush(Consumer<Kept> told) {
    for (Kept customer : changed) {
      told.accept(customer);
      byte[] encoded = JourneyCodec.write(customer.stored());
      store.put(customer.key(), customer.stored().isNothing() ? null : encoded);
      bytes -= customer.bytes();
      customer.written(encoded);
      bytes += customer.bytes();
    }
    changed.clear();
    if (bytes > room.share() / 2) {
      before = lately;
      lately = new HashMap<>();
      bytes = 0;
    }
  }
}
