package dev.waymark.stream;

import java.util.concurrent.atomic.AtomicInteger;

/** How much memory the journeys of one instance may take, shared evenly by its tasks. */
final class Room {

  private static final int WRITES = 4;

  private final long bytes;
  private final AtomicInteger tasks = new AtomicInteger();

  Room(long bytes) {
    this.bytes = bytes;
  }

  /** One task more takes a share. */
  void enter() {
    tasks.incrementAndGet();
  }

  /** A task gives back its share. */
  void leave() {
    tasks.decrementAndGet();
  }

  /** What each task may take for its journeys, in bytes. */
  long share() {
    return bytes / Math.max(1, tasks.get());
  }

  /** What each store of a task may take for writes that wait, in bytes. */
  long forWrites() {
    return share() / WRITES;
  }
}
