package dev.waymark.stream;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The entries below a prefix, without moving any: what waits over what lies. */
final class Overlay implements KeyValueIterator<Bytes, byte[]> {

  private final Iterator<Map.Entry<Bytes, byte[]>> entries;

  private Overlay(Iterator<Map.Entry<Bytes, byte[]>> entries) {
    this.entries = entries;
  }

  /** Looks at what waits first: what goes down meanwhile is then seen twice, never not at all. */
  static <S extends Serializer<P>, P> Overlay of(
      ConcurrentNavigableMap<Bytes, byte[]> waiting,
      byte[] deleted,
      P prefix,
      S serializer,
      KeyValueStore<Bytes, byte[]> below) {
    byte[] start = serializer.serialize("", prefix);
    TreeMap<Bytes, byte[]> latest = new TreeMap<>();
    for (Map.Entry<Bytes, byte[]> each : waiting.tailMap(Bytes.wrap(start)).entrySet()) {
      if (!startsWith(each.getKey().get(), start)) {
        break;
      }
      latest.put(each.getKey(), each.getValue());
    }
    try (KeyValueIterator<Bytes, byte[]> settled = below.prefixScan(prefix, serializer)) {
      while (settled.hasNext()) {
        KeyValue<Bytes, byte[]> entry = settled.next();
        latest.putIfAbsent(entry.key, entry.value);
      }
    }
    latest.values().removeIf(value -> value == deleted);
    return new Overlay(latest.entrySet().iterator());
  }

  private static boolean startsWith(byte[] key, byte[] start) {
    return key.length >= start.length
        && Arrays.equals(key, 0, start.length, start, 0, start.length);
  }

  @Override
  public boolean hasNext() {
    return entries.hasNext();
  }

  @Override
  public KeyValue<Bytes, byte[]> next() {
    Map.Entry<Bytes, byte[]> next = entries.next();
    return KeyValue.pair(next.getKey(), next.getValue());
  }

  @Override
  public Bytes peekNextKey() {
    throw new NoSuchElementException("nobody peeks here");
  }

  @Override
  public void close() {
    // Everything was read at once; nothing is open.
  }
}
