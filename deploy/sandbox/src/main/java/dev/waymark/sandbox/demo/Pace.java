package dev.waymark.sandbox.demo;

/**
 * When a moment of the story is due on the wall clock: everything before the live part at once, the
 * live part so many times faster than life until it has caught up, and then as life goes. Nothing
 * is told before it could have happened.
 *
 * @param liveFromMs where in the story the live part begins, in epoch milliseconds
 * @param startedAtMs when it began on the wall clock
 * @param speed how many times faster than life
 */
record Pace(long liveFromMs, long startedAtMs, double speed) {

  Pace {
    if (!(speed >= 1)) {
      throw new IllegalArgumentException("speed is " + speed + ": it must be 1 or more");
    }
  }

  /** The wall-clock time at which a moment of the story is told. */
  long dueMs(long storyMs) {
    long hurried = startedAtMs + (long) ((storyMs - liveFromMs) / speed);
    return Math.max(storyMs, hurried);
  }

  boolean isLive(long storyMs) {
    return storyMs >= liveFromMs;
  }

  /** How far the story has come at a wall-clock time. */
  long storyMs(long wallMs) {
    return Math.min(wallMs, liveFromMs + (long) ((wallMs - startedAtMs) * speed));
  }
}
