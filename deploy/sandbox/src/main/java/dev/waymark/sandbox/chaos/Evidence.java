package dev.waymark.sandbox.chaos;

import dev.waymark.sandbox.rig.Kill;
import java.util.ArrayList;
import java.util.List;

/** What shows that a fault was one. */
final class Evidence {

  private final List<String> said = new ArrayList<>();
  private boolean proven = true;
  private int kills;
  private int bounces;

  /** Something that must be so for the fault to have been one. */
  void require(boolean so, String what) {
    said.add(so ? what : "NOT: " + what);
    proven &= so;
  }

  /** An instance that must have been killed. */
  void killed(Kill kill) {
    require(kill.done(), kill.words());
    kills += kill.done() ? 1 : 0;
  }

  /** A broker that must have gone, and what shows it. */
  void bounced(boolean so, String what) {
    require(so, what);
    bounces += so ? 1 : 0;
  }

  /** Something worth knowing. */
  void note(String what) {
    said.add(what);
  }

  List<String> said() {
    return List.copyOf(said);
  }

  /** How many instances were killed. */
  int kills() {
    return kills;
  }

  /** How many brokers were taken away. */
  int bounces() {
    return bounces;
  }

  boolean proven() {
    return proven;
  }
}
