package dev.waymark.sandbox.demo;

import dev.waymark.sandbox.StateFolder;
import dev.waymark.sandbox.simulator.Faults;
import dev.waymark.sandbox.simulator.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a demo is to show.
 *
 * @param liveFor how long the live part lasts, for ever when absent
 * @param history how much of the past comes before the live part
 * @param speed how many times faster than life the live part is
 * @param data the folder that keeps everything, a temporary one when absent
 */
record Plan(
    int customers,
    Optional<Duration> liveFor,
    Duration history,
    double speed,
    Optional<Path> data,
    long seed) {

  /** How long a live part without end runs faster than life. */
  private static final Duration HURRY = Duration.ofMinutes(10);

  private static final Duration FOR_EVER = Duration.ofDays(3650);

  Plan {
    if (customers < 1) {
      throw new IllegalArgumentException("customers is " + customers + ": at least 1 is needed");
    }
    if (!(speed >= 1)) {
      throw new IllegalArgumentException("speed is " + speed + ": it must be 1 or more");
    }
    if (history.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("history is " + history + ": it must be a day or more");
    }
  }

  StateFolder folder() {
    return data.map(StateFolder::at).orElseGet(StateFolder::temporary);
  }

  /** The live part begins as long before now as it will cover, so that it ends at now. */
  long liveFromMs(long nowMs) {
    return nowMs - (long) (speed * liveFor.orElse(HURRY).toMillis());
  }

  /** A new story that begins its history before the live part. */
  Bookmark newStory(long nowMs) {
    long fromMs = liveFromMs(nowMs) - history.toMillis();
    return new Bookmark(customers, seed, fromMs, nowMs, fromMs);
  }

  static Scenario scenario(Bookmark bookmark, long nowMs) {
    return new Scenario(
        bookmark.customers(),
        bookmark.fromMs(),
        bookmark.allHereMs(),
        nowMs + FOR_EVER.toMillis(),
        bookmark.seed(),
        Faults.USUAL);
  }
}
