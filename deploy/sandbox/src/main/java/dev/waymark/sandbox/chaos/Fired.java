package dev.waymark.sandbox.chaos;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fault that was.
 *
 * @param at when it was
 * @param evidence what shows that it was, each with what it is about
 * @param proven whether all there must be to show is there
 * @param recoveryMs from the fault until all outputs went on; negative where they did not
 */
record Fired(Planned planned, Instant at, List<String> evidence, boolean proven, long recoveryMs) {

  Fired {
    evidence = List.copyOf(evidence);
  }

  boolean recovered() {
    return recoveryMs >= 0;
  }

  /** All of it as a tree for JSON. */
  Map<String, Object> json() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("number", planned.number());
    tree.put("kind", planned.kind().label());
    tree.put("what", planned.kind().sentence());
    tree.put("at", at.toString());
    tree.put("heldMs", planned.holdMs());
    tree.put("wentOnMs", recoveryMs);
    tree.put("proven", proven);
    tree.put("evidence", evidence);
    return tree;
  }

  String line() {
    return "%s  %-60s %s  %s  %s"
        .formatted(
            at,
            planned,
            recovered() ? "went on after %.1f s".formatted(recoveryMs / 1000.0) : "DID NOT GO ON",
            proven ? "proven" : "NOT PROVEN",
            String.join("; ", evidence));
  }
}
