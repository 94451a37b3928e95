package dev.waymark.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What a store keeps under keys that begin alike. */
final class Prefixed {

  private static final ByteArraySerializer AS_IS = new ByteArraySerializer();

  private Prefixed() {}

  /** What follows the beginning, in each key. */
  static List<byte[]> keys(ReadOnlyKeyValueStore<byte[], byte[]> store, byte[] prefix) {
    List<byte[]> rests = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> entries = store.prefixScan(prefix, AS_IS)) {
      while (entries.hasNext()) {
        byte[] key = entries.next().key;
        rests.add(Arrays.copyOfRange(key, prefix.length, key.length));
      }
    }
    return rests;
  }

  /** Deletes all of it; gives how much that was. */
  static long clear(KeyValueStore<byte[], byte[]> store, byte[] prefix) {
    List<byte[]> rests = keys(store, prefix);
    for (byte[] rest : rests) {
      byte[] key = Arrays.copyOf(prefix, prefix.length + rest.length);
      System.arraycopy(rest, 0, key, prefix.length, rest.length);
      store.delete(key);
    }
    return rests.size();
  }
}
