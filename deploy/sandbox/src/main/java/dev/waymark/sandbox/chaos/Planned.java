package dev.waymark.sandbox.chaos;

/**
 * A fault that is to come.
 *
 * @param number its place in the schedule, from 1
 * @param instance to which instance, from 1
 * @param second to which other instance, where there are two
 * @param broker to which broker, from 1
 * @param holdMs how long what is down stays down
 * @param restMs how long all is left alone afterwards
 */
record Planned(
    int number, FaultKind kind, int instance, int second, int broker, long holdMs, long restMs) {

  @Override
  public String toString() {
    return "%d %s (instance %d, second %d, broker %d, held %.1f s)"
        .formatted(number, kind.label(), instance, second, broker, holdMs / 1000.0);
  }
}
