package dev.waymark.wire;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Schema ids the registry did not know a moment ago, so that a flood of broken records does not
 * become a flood of questions. They are asked about again after a while.
 */
final class UnknownIds {

  private static final int MOST = 10_000;
  private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();

  private final Map<Integer, Long> askedAt = new ConcurrentHashMap<>();

  boolean isFresh(int id) {
    Long at = askedAt.get(id);
    return at != null && System.nanoTime() - at < FRESH_NANOS;
  }

  void add(int id) {
    if (askedAt.size() >= MOST) {
      askedAt.clear();
    }
    askedAt.put(id, System.nanoTime());
  }
}
