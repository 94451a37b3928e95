package dev.waymark.sandbox.replay;

import java.time.Duration;

/** How long it has been. */
final class Stopwatch {

  private long startedNs = System.nanoTime();

  void restart() {
    startedNs = System.nanoTime();
  }

  boolean over(Duration span) {
    return System.nanoTime() - startedNs > span.toNanos();
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedNs);
  }
}
