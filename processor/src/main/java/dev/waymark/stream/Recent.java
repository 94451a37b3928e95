package dev.waymark.stream;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that holds on to what was asked for last. */
final class Recent<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1L;
  private static final float LOAD_FACTOR = 0.75f;

  private final int most;

  /** Holds at most so many entries. */
  Recent(int most) {
    super(1024, LOAD_FACTOR, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
