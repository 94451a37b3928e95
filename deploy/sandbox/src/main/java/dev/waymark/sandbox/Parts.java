package dev.waymark.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Things that were started one after the other and are stopped the other way round, all of them.
 */
public final class Parts implements AutoCloseable {

  /** Stops one thing. */
  @FunctionalInterface
  public interface Stop {
    void run() throws Exception;
  }

  private final Deque<Stop> stops = new ArrayDeque<>();

  /** Remembers how to stop what was just started. */
  public void onClose(Stop stop) {
    stops.push(stop);
  }

  /**
   * Stops everything, whatever fails on the way.
   *
   * @throws IllegalStateException with all that failed
   */
  @Override
  public void close() {
    IllegalStateException failure = new IllegalStateException("not everything could be stopped");
    while (!stops.isEmpty()) {
      try {
        stops.pop().run();
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }
}
