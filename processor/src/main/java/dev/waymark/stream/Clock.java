package dev.waymark.stream;

/**
 * The time of one task. It is the time of the input while there is input; when none has come for a
 * while, it moves with the wall clock, so that silence is noticed. If that was too early, late data
 * correct it.
 */
final class Clock {

  private final long idleAfterMs;
  private final long endMs;
  private long nowMs = Long.MIN_VALUE;
  private long lastInputMs;

  /**
   * A clock that never goes beyond a moment.
   *
   * @param idleAfterMs how long without input before the wall clock counts
   * @param endMs where an idle clock stops; for a replay the end of what is replayed
   */
  Clock(long idleAfterMs, long endMs, long wallMs) {
    this.idleAfterMs = idleAfterMs;
    this.endMs = endMs;
    this.lastInputMs = wallMs;
  }

  /** Input of a moment has come. */
  void input(long atMs, long wallMs) {
    nowMs = Math.max(nowMs, atMs);
    lastInputMs = wallMs;
  }

  /** Time passes without input. */
  void idle(long wallMs) {
    if (isIdle(wallMs)) {
      long idleMs = endMs == Long.MAX_VALUE ? wallMs : endMs;
      nowMs = Math.max(nowMs, idleMs);
    }
  }

  boolean isIdle(long wallMs) {
    return wallMs - lastInputMs >= idleAfterMs;
  }

  /** The moment it has come to, in epoch milliseconds; {@link Long#MIN_VALUE} before it runs. */
  long nowMs() {
    return nowMs;
  }
}
