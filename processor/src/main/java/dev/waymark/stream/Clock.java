package dev.waymark.stream;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * The time of one task. It is the time of the input while there is input; when none has come for a
 * while, it moves with the wall clock, so that silence is noticed. If that was too early, late data
 * correct it.
 *
 * <p>Silence is the sum of the strides between ticks, and a long stride counts little: its thread
 * was busy elsewhere, and input may lie there unread. In a replay, a partition is not silent either
 * while its neighbours still take in what lies there: its own turn may just not have come.
 */
final class Clock {

  private static final long LONGEST_STRIDE_MS = 250;

  private final long idleAfterMs;
  private final long endMs;
  private final AtomicLong inputOfAll;
  private final BooleanSupplier unread;
  private long seenOfAll;
  private long nowMs = Long.MIN_VALUE;
  private long silentMs;
  private long lastTickMs;

  /**
   * A clock that never goes beyond a moment.
   *
   * @param idleAfterMs how long without input before the wall clock counts
   * @param endMs where an idle clock stops; for a replay the end of what is replayed
   * @param inputOfAll counts the input of all clocks of this instance
   */
  Clock(long idleAfterMs, long endMs, long wallMs, AtomicLong inputOfAll) {
    this(idleAfterMs, endMs, wallMs, inputOfAll, () -> false);
  }

  /** The same, but never silent as long as history is known to lie unread. */
  Clock(long idleAfterMs, long endMs, long wallMs, AtomicLong inputOfAll, BooleanSupplier unread) {
    this.unread = unread;
    this.idleAfterMs = idleAfterMs;
    this.endMs = endMs;
    this.inputOfAll = inputOfAll;
    this.lastTickMs = wallMs;
  }

  /** Input of a moment has come. */
  void input(long atMs) {
    nowMs = Math.max(nowMs, atMs);
    silentMs = 0;
    if (isReplay()) {
      inputOfAll.incrementAndGet();
    }
  }

  /** Time passes without input. */
  void idle(long wallMs) {
    silentMs += Math.min(wallMs - lastTickMs, LONGEST_STRIDE_MS);
    if (unread.getAsBoolean()) {
      silentMs = 0;
    }
    if (isReplay() && inputOfAll.get() != seenOfAll) {
      seenOfAll = inputOfAll.get();
      silentMs = 0;
    }
    lastTickMs = wallMs;
    if (isIdle()) {
      long idleMs = isReplay() ? endMs : wallMs;
      nowMs = Math.max(nowMs, idleMs);
    }
  }

  private boolean isReplay() {
    return endMs != Long.MAX_VALUE;
  }

  boolean isIdle() {
    return silentMs >= idleAfterMs;
  }

  /** The moment it has come to, in epoch milliseconds; {@link Long#MIN_VALUE} before it runs. */
  long nowMs() {
    return nowMs;
  }
}
