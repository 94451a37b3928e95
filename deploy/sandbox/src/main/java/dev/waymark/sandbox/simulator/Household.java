package dev.waymark.sandbox.simulator;

/**
 * A device that two people have in turns, a fortnight each. Whoever takes it logs in first, and
 * only then does something with it that bears no other name.
 *
 * @param fromMs when the first turn begins, in epoch milliseconds
 * @param second whether this is the one who has the second turn
 */
record Household(String device, long fromMs, boolean second) {

  private static final long TURN_MS = 14 * 86_400_000L;

  /** The number of the turn at a moment. */
  long turn(long atMs) {
    return Math.floorDiv(atMs - fromMs, TURN_MS);
  }

  boolean isMine(long atMs) {
    return (Math.floorMod(turn(atMs), 2L) == 1) == second;
  }
}
