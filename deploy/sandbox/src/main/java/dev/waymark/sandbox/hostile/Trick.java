package dev.waymark.sandbox.hostile;

import java.util.List;

/**
 * One class of bad or hostile input.
 *
 * @param name what it is called in reports
 * @param most how often it is played in one run, for those that are large
 * @param making makes what it puts on topics, the nth time
 */
record Trick(String name, int most, Making making) {

  static final int ANY = Integer.MAX_VALUE;

  /** Makes records; the same number makes the same records. */
  @FunctionalInterface
  interface Making {
    List<Parcel> make(Workshop workshop, long number);
  }

  /** Makes one record. */
  @FunctionalInterface
  interface One {
    Parcel make(Workshop workshop, long number);
  }

  static Trick of(String name, One making) {
    return of(name, ANY, making);
  }

  static Trick of(String name, int most, One making) {
    return new Trick(name, most, (workshop, number) -> List.of(making.make(workshop, number)));
  }
}
