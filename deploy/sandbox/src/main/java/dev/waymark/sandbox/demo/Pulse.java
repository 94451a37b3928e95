package dev.waymark.sandbox.demo;

import java.time.Duration;

/**
 * How the demo itself is doing.
 *
 * @param phase what it is at: history, live, the end
 * @param storyMs how far the story is told, in epoch milliseconds
 * @param sent events sent so far, doubled ones counted twice
 * @param lag events sent and not yet processed
 * @param perSecond events processed in the last second
 * @param elapsed how long the demo has run
 */
record Pulse(String phase, long storyMs, long sent, long lag, long perSecond, Duration elapsed) {

  long processed() {
    return Math.max(0, sent - lag);
  }
}
