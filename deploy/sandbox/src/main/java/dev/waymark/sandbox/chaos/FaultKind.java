package dev.waymark.sandbox.chaos;

import java.util.Locale;

/** What can be done to the processes, and how often it is, beside the others. */
enum FaultKind {
  KILL(5, "an instance is killed"),
  KILL_TWO(7, "two instances are killed at once"),
  KILL_IN_RESTORE(3, "an instance loses its state and is killed again while it restores"),
  KILL_WITH_BROKER(6, "an instance and a broker are killed at once"),
  PAUSE(2, "an instance stands still beyond its session and its transactions"),
  BROKER_KILL(3, "a broker is killed"),
  BROKER_STOP(3, "a broker is stopped cleanly"),
  REGISTRY_DOWN(1, "an instance starts while the registry hangs up"),
  REGISTRY_SLOW(1, "an instance starts while the registry takes seconds"),
  REGISTRY_FAILS(1, "an instance starts while the registry answers with errors"),
  REGISTRY_LIES(1, "an instance starts while a stranger answers for the registry"),
  DISK_FULL(1, "an instance's disk is full");

  private final int weight;
  private final String sentence;

  FaultKind(int weight, String sentence) {
    this.weight = weight;
    this.sentence = sentence;
  }

  /** How often it comes in a round. */
  int weight() {
    return weight;
  }

  String sentence() {
    return sentence;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return label();
  }
}
