package dev.waymark.sandbox.chaos;

/** So many a second, and now and then for a while several times as many. */
final class Pace {

  private static final long BURST_EVERY_MS = 30_000;
  private static final long BURST_MS = 4_000;
  private static final int BURST_TIMES = 4;

  private final int perSecond;
  private final long startMs = nowMs();
  private long atMs = startMs;
  private double due;

  Pace(int perSecond) {
    this.perSecond = perSecond;
  }

  /** How many are due now. */
  int due() {
    long now = nowMs();
    boolean bursts = (now - startMs) % BURST_EVERY_MS > BURST_EVERY_MS - BURST_MS;
    due += (now - atMs) / 1000.0 * perSecond * (bursts ? BURST_TIMES : 1);
    atMs = now;
    int whole = (int) due;
    due -= whole;
    return whole;
  }

  private static long nowMs() {
    return System.nanoTime() / 1_000_000;
  }
}
