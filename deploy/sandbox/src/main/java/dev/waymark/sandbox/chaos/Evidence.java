package dev.waymark.sandbox.chaos;

import java.util.ArrayList;
import java.util.List;

/** What shows that a fault was one. */
final class Evidence {

  private final List<String> said = new ArrayList<>();
  private boolean proven = true;

  /** Something that must be so for the fault to have been one. */
  void require(boolean so, String what) {
    said.add(so ? what : "NOT: " + what);
    proven &= so;
  }

  /** Something worth knowing. */
  void note(String what) {
    said.add(what);
  }

  List<String> said() {
    return List.copyOf(said);
  }

  boolean proven() {
    return proven;
  }
}
