package dev.waymark.stream;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** How far each journey partition has come, as one KPI task was told. */
final class Clocks {

  private final KeyValueStore<byte[], byte[]> store;
  private final int partitions;
  private final Map<Integer, Long> reached = new HashMap<>();

  Clocks(KeyValueStore<byte[], byte[]> store, int partitions) {
    this.store = store;
    this.partitions = partitions;
    try (KeyValueIterator<byte[], byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<byte[], byte[]> clock = all.next();
        reached.put(ByteBuffer.wrap(clock.key).getInt(), ByteBuffer.wrap(clock.value).getLong());
      }
    }
  }

  /**
   * A partition says how far it has come; gives how far that is. What came late takes it back,
   * until those journeys have been brought on as well; but a task that has just started again and
   * knows no time at all, which is 0, does not.
   */
  long reached(int partition, long ms) {
    Long before = reached.get(partition);
    if (before != null && ms == 0) {
      return before;
    }
    reached.put(partition, ms);
    store.put(KpiPartition.key(partition), ByteBuffer.allocate(Long.BYTES).putLong(ms).array());
    return ms;
  }

  /** The moment that all partitions have come to; 0 while one of them has said nothing. */
  long allReachedMs() {
    if (reached.size() < partitions) {
      return 0;
    }
    long least = Long.MAX_VALUE;
    for (long ms : reached.values()) {
      least = Math.min(least, ms);
    }
    return least;
  }
}
