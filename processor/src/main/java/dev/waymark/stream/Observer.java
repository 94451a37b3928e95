package dev.waymark.stream;

/** Is told what the processors do, as it happens; called by stream threads, so it must be quick. */
public interface Observer {

  /** Takes no notice. */
  Observer NOBODY = new Observer() {};

  /** So many records of an input topic ended in a way. */
  default void ended(Topic topic, End end, long records) {}

  /** A journey partition has come up to a moment, in epoch milliseconds. */
  default void clock(int partition, long ms) {}

  /** The oldest deadline that is due lies so far behind the clock of a journey partition. */
  default void behind(int partition, long ms) {}

  /** A journey partition is worked on here no longer. */
  default void gone(int partition) {}
}
