package dev.waymark.sandbox.soak;

/**
 * How long input stood, at the worst.
 *
 * @param standstillMs the longest time in which nothing of a partition was committed although
 *     something waited there
 * @param waitMs the longest time from the append of a record to the commit of what became of it
 */
record Gap(long standstillMs, long waitMs) {

  static final Gap NONE = new Gap(0, 0);

  /** The worse of both, in each way. */
  Gap or(Gap other) {
    return new Gap(Math.max(standstillMs, other.standstillMs), Math.max(waitMs, other.waitMs));
  }
}
