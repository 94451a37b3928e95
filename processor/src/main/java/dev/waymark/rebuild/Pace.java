package dev.waymark.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.OptionalLong;

/** How fast a run gets on, and what is left: over the last moments, not since it began. */
final class Pace {

  private static final int LOOKS = 15;

  private final long all;
  private final Deque<Look> looks = new ArrayDeque<>();

  /**
   * @param all how many records there are
   */
  Pace(long all) {
    this.all = all;
  }

  /**
   * What is to be said when so many records have been read at a moment of a clock that only grows.
   */
  String line(long done, long atNs, OptionalLong reachedMs) {
    looks.addLast(new Look(done, atNs));
    if (looks.size() > LOOKS) {
      looks.removeFirst();
    }
    double perSecond = perSecond();
    return String.format(
        Locale.ROOT,
        "%,d of %,d records (%d %%), event time %s, %,.0f/s, %s",
        done,
        all,
        all == 0 ? 100 : done * 100 / all,
        reachedMs.isPresent() ? Instant.ofEpochMilli(reachedMs.getAsLong()) : "not known yet",
        perSecond,
        left(done, perSecond));
  }

  private double perSecond() {
    Look first = looks.getFirst();
    Look last = looks.getLast();
    return last.atNs == first.atNs ? 0 : (last.done - first.done) * 1e9 / (last.atNs - first.atNs);
  }

  private String left(long done, double perSecond) {
    if (done >= all) {
      return "all read";
    }
    if (perSecond <= 0) {
      return "time left not known";
    }
    Duration left = Duration.ofSeconds((long) Math.ceil((all - done) / perSecond));
    return left.toHours() > 0
        ? left.toHours() + " h " + left.toMinutesPart() + " min left"
        : left.toMinutes() > 0
            ? left.toMinutes() + " min " + left.toSecondsPart() + " s left"
            : left.toSeconds() + " s left";
  }

  private record Look(long done, long atNs) {}
}
