package dev.waymark.sandbox.demo;

import dev.waymark.sandbox.Lag;
import java.time.Duration;
import java.time.Instant;

/** Measures how the demo is doing, from look to look. */
final class Progress {

  private final Teller teller;
  private final Lag events;
  private final Lag everything;
  private long startedMs;
  private long lookedMs;
  private long processed;

  /**
   * @param events on the way to their customers
   * @param everything also what is on the way to KPIs
   */
  Progress(Teller teller, Lag events, Lag everything) {
    this.teller = teller;
    this.events = events;
    this.everything = everything;
  }

  /** Whether everything sent has come out. */
  boolean isThrough() {
    return everything.records() == 0;
  }

  /** How it is doing at this moment of the wall clock. */
  Pulse pulse(long nowMs) {
    if (startedMs == 0) {
      startedMs = nowMs;
      lookedMs = nowMs;
    }
    long sent = teller.sent();
    long behind = events.records();
    long done = Math.max(0, sent - behind);
    long perSecond =
        nowMs > lookedMs ? Math.max(0, (done - processed) * 1000 / (nowMs - lookedMs)) : 0;
    processed = done;
    lookedMs = nowMs;
    return new Pulse(
        phase(nowMs),
        teller.storyMs(),
        sent,
        behind,
        perSecond,
        Duration.between(Instant.ofEpochMilli(startedMs), Instant.ofEpochMilli(nowMs)));
  }

  private String phase(long nowMs) {
    return teller
        .live()
        .map(pace -> pace.storyMs(nowMs) < nowMs ? "live ×%.0f".formatted(pace.speed()) : "live")
        .orElse("history");
  }
}
