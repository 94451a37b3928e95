package dev.waymark.sandbox.soak;

/**
 * The time from one step to the next.
 *
 * @param step what it began with; {@link #BEGIN} or {@link #QUIET} before the first
 * @param atMs when it began, since the beginning of the run
 * @param stepMs how long the step took until everyone was ready
 * @param caughtUpMs how long it took until all that lay there when everyone was ready was committed
 * @param gap how long input stood, at the worst, until the next step began
 * @param keeps how many partitions of journeys each instance kept in the end
 */
record Phase(String step, long atMs, long stepMs, long caughtUpMs, Gap gap, String keeps) {

  /** Everything is new, and compiles its code. */
  static final String BEGIN = "begin";

  /** Nothing is done to anybody: what steps are compared with. */
  static final String QUIET = "quiet";

  String line() {
    return "%-14s at %5.1f min: ready after %5.1f s, caught up after %5.1f s; longest wait %5.1f s, standstill %5.1f s; then %s"
        .formatted(
            step,
            atMs / 60_000.0,
            stepMs / 1000.0,
            caughtUpMs / 1000.0,
            gap.waitMs() / 1000.0,
            gap.standstillMs() / 1000.0,
            keeps);
  }
}
