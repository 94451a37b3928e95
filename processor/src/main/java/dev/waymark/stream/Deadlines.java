package dev.waymark.stream;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which customers of one task are to be woken when. A customer stands here once, at or before the
 * moment at which their journey changes by itself: an entry is moved when that moment comes nearer,
 * and left alone when it moves away, as it does with every purchase. A wake-up that comes too early
 * finds nothing to do and sets the next one.
 */
final class Deadlines {

  private static final byte[] NOTHING = new byte[0];

  private final KeyValueStore<byte[], byte[]> store;

  /** Nothing stands before this moment: scans begin here, past what was deleted long ago. */
  private long floorMs;

  private long earliestMs;

  Deadlines(KeyValueStore<byte[], byte[]> store) {
    this.store = store;
    this.earliestMs = first();
  }

  void put(long atMs, byte[] customer) {
    store.put(Keys.deadline(atMs, customer), NOTHING);
    earliestMs = Math.min(earliestMs, atMs);
    floorMs = Math.min(floorMs, atMs);
  }

  void remove(long atMs, byte[] customer) {
    store.delete(Keys.deadline(atMs, customer));
  }

  /** No deadline lies before this moment; {@link Long#MAX_VALUE} when there is none at all. */
  long earliestMs() {
    return earliestMs;
  }

  /** At most so many entries that are due at a moment, the longest due first. */
  List<byte[]> due(long nowMs, int atMost) {
    List<byte[]> due = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> entries =
        store.range(Keys.deadline(floorMs, NOTHING), Keys.deadline(nowMs + 1, NOTHING))) {
      while (entries.hasNext() && due.size() < atMost) {
        byte[] key = entries.next().key;
        if (Keys.deadlineMs(key) <= nowMs) {
          due.add(key);
        }
      }
    }
    if (due.isEmpty()) {
      floorMs = nowMs + 1;
      earliestMs = first();
    } else {
      floorMs = Keys.deadlineMs(due.get(0));
      earliestMs = floorMs;
    }
    return due;
  }

  private long first() {
    try (KeyValueIterator<byte[], byte[]> entries =
        store.range(Keys.deadline(floorMs, NOTHING), Keys.deadline(Long.MAX_VALUE, NOTHING))) {
      return entries.hasNext() ? Keys.deadlineMs(entries.next().key) : Long.MAX_VALUE;
    }
  }
}
