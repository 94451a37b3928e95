package dev.waymark.cli;

import java.time.Duration;

/** Spans of time as people read them. */
final class Delay {

  private Delay() {}

  /** The two largest units, such as {@code 2 d 5 h} or {@code 40 s}. */
  static String of(Duration span) {
    if (span.toDays() > 0) {
      return two(span.toDays(), " d", span.toHoursPart(), " h");
    }
    if (span.toHours() > 0) {
      return two(span.toHours(), " h", span.toMinutesPart(), " min");
    }
    return span.toMinutes() > 0
        ? two(span.toMinutes(), " min", span.toSecondsPart(), " s")
        : span.toSeconds() + " s";
  }

  private static String two(long large, String of, long small, String ofSmall) {
    return large + of + (small == 0 ? "" : " " + small + ofSmall);
  }
}
