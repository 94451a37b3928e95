package dev.waymark.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store whose latest writes stand in memory, in the order of their keys, and go on to the store
 * below together: a journey that changes ten times goes down once, and many ordered writes cost a
 * sorted structure far less than as many scattered ones. A look at a prefix finds its place among
 * them at once, and moves nothing.
 *
 * <p>It loses nothing that RocksDB under Kafka Streams does not lose as well: that writes no log of
 * its own, so what has not been committed to disk comes back from the changelog, which stands above
 * this store and sees every write at once. One thread writes; any may look up a key or scan a
 * prefix.
 */
final class WriteBehind implements KeyValueStore<Bytes, byte[]> {

  /** What an entry takes beside its key and value, roughly. */
  private static final int ENTRY_BYTES = 150;

  /** Stands for a key that was deleted; told from values by being this very object. */
  private static final byte[] DELETED = new byte[0];

  private final KeyValueStore<Bytes, byte[]> below;
  private final LongSupplier room;
  private final ConcurrentNavigableMap<Bytes, byte[]> waiting = new ConcurrentSkipListMap<>();
  private long bytes;

  /**
   * Keeps writes for a store.
   *
   * @param room how many bytes may wait, about
   */
  WriteBehind(KeyValueStore<Bytes, byte[]> below, LongSupplier room) {
    this.below = below;
    this.room = room;
  }

  @Override
  public void put(Bytes key, byte @Nullable [] value) {
    byte[] latest = value == null ? DELETED : value;
    byte[] before = waiting.put(key, latest);
    bytes += before == null ? ENTRY_BYTES + key.get().length : -before.length;
    bytes += latest.length;
    if (bytes > room.getAsLong()) {
      goOn();
    }
  }

  @Override
  public byte @Nullable [] putIfAbsent(Bytes key, byte @Nullable [] value) {
    byte[] standing = get(key);
    if (standing == null) {
      put(key, value);
    }
    return standing;
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
    entries.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte @Nullable [] delete(Bytes key) {
    byte[] standing = get(key);
    put(key, null);
    return standing;
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    byte[] latest = waiting.get(key);
    if (latest == null) {
      return below.get(key);
    }
    return latest == DELETED ? null : latest;
  }

  /** Sends on all that waits. A reader finds every key, here or below, at any moment. */
  private void goOn() {
    if (waiting.isEmpty()) {
      return;
    }
    List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>(waiting.size());
    waiting.forEach(
        (key, latest) -> entries.add(KeyValue.pair(key, latest == DELETED ? null : latest)));
    below.putAll(entries);
    waiting.clear();
    bytes = 0;
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    goOn();
    return below.range(from, to);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> reverseRange(Bytes from, Bytes to) {
    goOn();
    return below.reverseRange(from, to);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    goOn();
    return below.all();
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> reverseAll() {
    goOn();
    return below.reverseAll();
  }

  @Override
  public <S extends Serializer<P>, P> KeyValueIterator<Bytes, byte[]> prefixScan(
      P prefix, S serializer) {
    return Overlay.of(waiting, DELETED, prefix, serializer, below);
  }

  @Override
  public long approximateNumEntries() {
    return below.approximateNumEntries() + waiting.size();
  }

  @Override
  public String name() {
    return below.name();
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    below.init(context, root);
  }

  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    goOn();
    below.commit(changelogOffsets);
  }

  @Override
  public @Nullable Long committedOffset(TopicPartition partition) {
    return below.committedOffset(partition);
  }

  @Override
  @SuppressWarnings("deprecation") // Kafka Streams asks for it as long as it is there
  public boolean managesOffsets() {
    return below.managesOffsets();
  }

  /** What waits and was not committed is in the changelog. */
  @Override
  public void close() {
    waiting.clear();
    bytes = 0;
    below.close();
  }

  @Override
  public boolean persistent() {
    return below.persistent();
  }

  @Override
  public boolean isOpen() {
    return below.isOpen();
  }

  @Override
  public Position getPosition() {
    return below.getPosition();
  }
}
