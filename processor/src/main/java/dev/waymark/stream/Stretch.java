package dev.waymark.stream;

/**
 * A stretch of event time.
 *
 * @param fromMs its first moment
 * @param toMs the first moment after it
 */
public record Stretch(long fromMs, long toMs) {

  /** All of time. */
  public static final Stretch ALL = new Stretch(Long.MIN_VALUE, Long.MAX_VALUE);

  public Stretch {
    if (fromMs >= toMs) {
      throw new IllegalArgumentException(
          "events from "
              + java.time.Instant.ofEpochMilli(fromMs)
              + " to "
              + java.time.Instant.ofEpochMilli(toMs)
              + " are to be taken: the first moment must lie before the second");
    }
  }

  /** Whether a moment lies in it. */
  public boolean holds(long atMs) {
    return fromMs <= atMs && atMs < toMs;
  }
}
