package dev.waymark.history;

import java.util.SortedMap;

/**
 * One value of one series at one time.
 *
 * @param labels in alphabetical order, the name under {@code __name__}
 * @param atMs epoch milliseconds
 */
record Sample(SortedMap<String, String> labels, long atMs, double value) {

  /** The label that is a series' name. */
  static final String NAME = "__name__";
}
