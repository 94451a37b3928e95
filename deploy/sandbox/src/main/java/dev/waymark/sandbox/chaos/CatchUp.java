package dev.waymark.sandbox.chaos;

import dev.waymark.sandbox.rig.Wait;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures how long it takes from a moment until all that lay in the topics at that moment is
 * committed, also while whoever caused the trouble is busy with it. What comes later does not
 * count; where Kafka cannot tell the ends at once, those count that it tells first.
 */
final class CatchUp implements AutoCloseable {

  /** The time of what has not happened. */
  static final long NOT_YET = -1;

  private static final long LOOK_EVERY_MS = 50;

  private final Offsets offsets;
  private final long startNs = System.nanoTime();
  private final AtomicLong tookMs = new AtomicLong(NOT_YET);
  private volatile boolean closed;

  private CatchUp(Offsets offsets) {
    this.offsets = offsets;
  }

  /** Begins to measure from now on. */
  static CatchUp fromNow(Offsets offsets) {
    CatchUp catchUp = new CatchUp(offsets);
    var unused = Beside.run("watch-the-offsets", catchUp::watch);
    return catchUp;
  }

  private void watch() {
    var ends = offsets.ends();
    while (!closed && ends.isEmpty()) {
      Wait.ms(LOOK_EVERY_MS);
      ends = offsets.ends();
    }
    ends.ifPresent(this::follow);
  }

  private void follow(Map<TopicPartition, Long> ends) {
    while (!closed && offsets.openUpTo(ends).orElse(1L) > 0) {
      Wait.ms(LOOK_EVERY_MS);
    }
    if (!closed) {
      tookMs.set((System.nanoTime() - startNs) / 1_000_000);
    }
  }

  /** How long it took; negative as long as it has not happened. */
  long tookMs() {
    return tookMs.get();
  }

  boolean isDone() {
    return tookMs.get() != NOT_YET;
  }

  @Override
  public void close() {
    closed = true;
  }
}
