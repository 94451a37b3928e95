package dev.waymark.sandbox.chaos;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures from a moment how long it takes until the outputs of every partition have gone on, also
 * while whoever caused the trouble is busy with it.
 */
final class GoingOn implements AutoCloseable {

  private static final long NOT_YET = -1;

  private final Follower follower;
  private final long startNs;
  private final long inFlightMs;
  private final int partitions;
  private final AtomicLong tookMs = new AtomicLong(NOT_YET);
  private final CompletableFuture<Void> watch;
  private volatile boolean closed;

  GoingOn(Follower follower, long startNs, long inFlightMs, int partitions) {
    this.follower = follower;
    this.startNs = startNs;
    this.inFlightMs = inFlightMs;
    this.partitions = partitions;
    this.watch = Beside.run("watch-the-outputs", this::watch);
  }

  private void watch() {
    Wait.ms(inFlightMs);
    Map<String, Long> then = follower.clocks();
    while (!closed && !follower.hasMovedOn(then, partitions)) {
      Wait.ms(20);
    }
    if (!closed) {
      tookMs.set((System.nanoTime() - startNs) / 1_000_000);
    }
  }

  /** The time it took; negative where they did not go on within a span. */
  long await(Duration within, Runnable meanwhile) {
    Wait.until(
        () -> {
          meanwhile.run();
          return tookMs.get() != NOT_YET;
        },
        within);
    return tookMs.get();
  }

  @Override
  public void close() {
    closed = true;
    watch.join();
  }
}
