package dev.waymark.sandbox.chaos;

import java.util.Locale;

/** What can be done to the processes, and how often it is, beside the others. */
enum FaultKind {
  KILL(8, 1, 0, "an instance is killed"),
  KILL_TWO(5, 2, 0, "two instances are killed at once"),
  KILL_IN_RESTORE(4, 2, 0, "an instance loses its state and is killed again while it restores"),
  KILL_WITH_BROKER(3, 1, 1, "an instance and a broker are killed at once"),
  PAUSE(3, 0, 0, "an instance stands still beyond its session and its transactions"),
  BROKER_KILL(4, 0, 1, "a broker is killed"),
  BROKER_STOP(4, 0, 1, "a broker is stopped cleanly"),
  REGISTRY_DOWN(1, 1, 0, "an instance starts while the registry hangs up"),
  REGISTRY_SLOW(1, 1, 0, "an instance starts while the registry takes seconds"),
  REGISTRY_FAILS(1, 1, 0, "an instance starts while the registry answers with errors"),
  REGISTRY_LIES(1, 1, 0, "an instance starts while a stranger answers for the registry"),
  DISK_FULL(1, 0, 0, "an instance's disk is full");

  private final int weight;
  private final int kills;
  private final int bounces;
  private final String sentence;

  FaultKind(int weight, int kills, int bounces, String sentence) {
    this.weight = weight;
    this.kills = kills;
    this.bounces = bounces;
    this.sentence = sentence;
  }

  int weight() {
    return weight;
  }

  /** How many times it kills an instance. */
  int kills() {
    return kills;
  }

  /** How many times it takes a broker away. */
  int bounces() {
    return bounces;
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
