package dev.waymark.sandbox.simulator;

/** How a persona behaves, episode by episode. */
@FunctionalInterface
interface Story {

  /** There is no further episode. */
  long OVER = Long.MAX_VALUE;

  /**
   * Lives the episode that begins at a moment; nothing in it happens earlier.
   *
   * @return when the next one begins, or {@link #OVER}
   */
  long play(Life life, long atMs);
}
