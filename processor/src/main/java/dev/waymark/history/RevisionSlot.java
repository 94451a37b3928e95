package dev.waymark.history;

import java.time.Duration;

/**
 * The times that revisions of a window are stamped with: a stretch of milliseconds just before the
 * window's end, one for each revision, in their order. A server that can correct nothing then has
 * the newest revision as the last sample of the window, in whatever order they came.
 *
 * <p>The stretch is a minute, or half of a shorter window; in windows longer than an hour it is a
 * sixtieth of them, because a cell that every commit revises would fill a minute within a day.
 */
public final class RevisionSlot {

  private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();
  private static final long SIXTY = 60;

  private RevisionSlot() {}

  /** How many revisions of a window have times of their own. */
  public static long room(long startMs, long endMs) {
    long windowMs = endMs - startMs;
    return Math.max(Math.min(windowMs / 2, MINUTE_MS), windowMs / SIXTY);
  }

  /** Whether a revision has a time of its own. */
  static boolean holds(long startMs, long endMs, long revision) {
    return revision < room(startMs, endMs);
  }

  /**
   * When a revision is stamped.
   *
   * @param revision 0 for "nothing happened", which any revision outdoes
   * @throws IllegalArgumentException when the window has no time left for it
   */
  static long stampMs(long startMs, long endMs, long revision) {
    long room = room(startMs, endMs);
    if (revision < 0 || revision >= room) {
      throw new IllegalArgumentException(
          "revision is " + revision + ": the window has room for " + room);
    }
    return endMs - room + revision;
  }
}
