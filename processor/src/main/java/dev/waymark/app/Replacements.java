package dev.waymark.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Whether a thread that died may be replaced once more: at most three times in ten minutes. */
final class Replacements {

  private static final int AT_MOST = 3;
  private static final long WITHIN_MS = Duration.ofMinutes(10).toMillis();

  private final Deque<Long> latest = new ArrayDeque<>();

  /** Counts a death, and says whether there may be a replacement. */
  synchronized boolean allow(long nowMs) {
    while (!latest.isEmpty() && latest.getFirst() <= nowMs - WITHIN_MS) {
      latest.removeFirst();
    }
    if (latest.size() >= AT_MOST) {
      return false;
    }
    latest.addLast(nowMs);
    return true;
  }
}
