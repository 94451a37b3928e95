package dev.waymark.stream;

import dev.waymark.domain.journey.Journey;
import dev.waymark.wire.state.JourneyCodec;
import dev.waymark.wire.state.Stored;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The journeys of one task. What changes is written once per commit, however often it changed since
 * the last one.
 */
final class Journeys {

  private static final int GATHERED_AT_MOST = 20_000;

  private final KeyValueStore<byte[], byte[]> store;
  private final Map<String, Changed> changed = new HashMap<>();

  Journeys(KeyValueStore<byte[], byte[]> store) {
    this.store = store;
  }

  /** The journey of a customer as it stands, or the one of somebody who has done nothing yet. */
  Stored get(String customer) {
    Changed latest = changed.get(customer);
    if (latest != null) {
      return latest.stored;
    }
    byte[] bytes = store.get(Keys.customer(customer));
    return bytes == null
        ? new Stored(Journey.of(customer), Long.MAX_VALUE, 0)
        : JourneyCodec.read(customer, bytes);
  }

  /** Keeps a journey that will next change by itself at a moment. */
  void put(Stored stored, long nextMs) {
    changed.put(stored.journey().customer(), new Changed(stored, nextMs));
  }

  boolean isFull() {
    return changed.size() >= GATHERED_AT_MOST;
  }

  /** Writes what has changed, and tells it. */
  void flush(Told told) {
    changed.forEach(
        (customer, latest) -> {
          byte[] key = Keys.customer(customer);
          store.put(key, JourneyCodec.write(latest.stored));
          told.tell(key, latest.stored, latest.nextMs);
        });
    changed.clear();
  }

  /** Is told a journey and when it will next change by itself. */
  interface Told {
    void tell(byte[] key, Stored stored, long nextMs);
  }

  private record Changed(Stored stored, long nextMs) {}
}
