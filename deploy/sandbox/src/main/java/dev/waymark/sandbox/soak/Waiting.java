package dev.waymark.sandbox.soak;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How long the records of one partition wait until what became of them is committed, as seen from
 * outside by looking at both ends now and then. Between two looks it assumes the worst, so a wait
 * is never longer than it says, and at most two looks shorter.
 */
final class Waiting {

  /** Records below this offset were appended after that moment, and are not committed yet. */
  private record Appended(long end, long afterMs) {}

  private final Deque<Appended> open = new ArrayDeque<>();
  private long lookedMs;
  private long committed;
  private long end;
  private long progressMs;
  private Gap worst = Gap.NONE;

  /**
   * @param nowMs when the first look is
   */
  Waiting(long nowMs, long committed, long end) {
    this.lookedMs = nowMs;
    this.progressMs = nowMs;
    this.committed = committed;
    this.end = end;
    if (end > committed) {
      open.add(new Appended(end, nowMs));
    }
  }

  /**
   * Takes note of how it stands.
   *
   * @param askedMs before the end was asked for
   * @param toldMs after what is committed was told
   */
  void look(long askedMs, long toldMs, long newCommitted, long newEnd) {
    boolean waited = end > committed;
    if (newEnd > end) {
      open.add(new Appended(newEnd, lookedMs));
      end = newEnd;
    }
    if (newCommitted > committed) {
      committed = newCommitted;
      worst = worst.or(new Gap(toldMs - (waited ? progressMs : lookedMs), settle(toldMs)));
      progressMs = toldMs;
    } else if (!waited) {
      // Nothing was there to be done.
      progressMs = lookedMs;
    }
    lookedMs = askedMs;
  }

  private long settle(long nowMs) {
    long longestMs = 0;
    for (Appended first = open.peek();
        first != null && first.end() <= committed;
        first = open.peek()) {
      longestMs = Math.max(longestMs, nowMs - first.afterMs());
      open.remove();
    }
    return longestMs;
  }

  /** The worst since this was asked last, with what still waits. */
  Gap take(long nowMs) {
    Appended first = open.peek();
    Gap still = first == null ? Gap.NONE : new Gap(nowMs - progressMs, nowMs - first.afterMs());
    Gap taken = worst.or(still);
    worst = Gap.NONE;
    return taken;
  }
}
