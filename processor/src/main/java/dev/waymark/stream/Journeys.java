package dev.waymark.stream;

import dev.waymark.domain.journey.Journey;
import dev.waymark.wire.state.JourneyCodec;
import dev.waymark.wire.state.Stored;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The journeys of one task. What changes is written once per commit, however often it changed since
 * the last one.
 */
final class Journeys {

  private static final int GATHERED_AT_MOST = 20_000;

  private final KeyValueStore<byte[], byte[]> store;
  private final Map<String, Stored> changed = new HashMap<>();

  Journeys(KeyValueStore<byte[], byte[]> store) {
    this.store = store;
  }

  /** The journey of a customer as it stands, or the one of somebody who has done nothing yet. */
  Stored get(String customer) {
    Stored latest = changed.get(customer);
    if (latest != null) {
      return latest;
    }
    byte[] bytes = store.get(Keys.customer(customer));
    return bytes == null
        ? new Stored(Journey.of(customer), Long.MAX_VALUE, 0)
        : JourneyCodec.read(customer, bytes);
  }

  void put(Stored stored) {
    changed.put(stored.journey().customer(), stored);
  }

  boolean isFull() {
    return changed.size() >= GATHERED_AT_MOST;
  }

  /** Writes what has changed, and tells it. */
  void flush(BiConsumer<byte[], Stored> told) {
    changed.forEach(
        (customer, stored) -> {
          byte[] key = Keys.customer(customer);
          store.put(key, JourneyCodec.write(stored));
          told.accept(key, stored);
        });
    changed.clear();
  }
}
