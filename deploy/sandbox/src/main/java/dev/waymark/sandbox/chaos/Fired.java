package dev.waymark.sandbox.chaos;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fault that was, or that was tried and did not come about.
 *
 * @param at when it was
 * @param evidence what shows that it was, each with what it is about
 * @param proven whether all there must be to show is there
 * @param kills how many instances were killed
 * @param bounces how many brokers were taken away
 * @param fromBlowMs from the last blow until all that lay in the topics then was committed;
 *     negative where it never was
 * @param fromEndMs the same from the moment at which all that was taken away was given back
 * @param allBack whether all who work were ready again, and all replicas there
 */
record Fired(
    Planned planned,
    Instant at,
    List<String> evidence,
    boolean proven,
    int kills,
    int bounces,
    long fromBlowMs,
    long fromEndMs,
    boolean allBack) {

  private static final double MS = 1000.0;

  Fired {
    evidence = List.copyOf(evidence);
  }

  boolean recovered() {
    return fromBlowMs >= 0 && fromEndMs >= 0 && allBack;
  }

  FaultKind kind() {
    return planned.kind();
  }

  /** All of it as a tree for JSON. */
  Map<String, Object> json() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("number", planned.number());
    tree.put("kind", kind().label());
    tree.put("what", kind().sentence());
    tree.put("at", at.toString());
    tree.put("heldMs", planned.holdMs());
    tree.put("proven", proven);
    tree.put("kills", kills);
    tree.put("bounces", bounces);
    tree.put("recoveredFromBlowMs", fromBlowMs);
    tree.put("recoveredFromEndMs", fromEndMs);
    tree.put("allBack", allBack);
    tree.put("evidence", evidence);
    return tree;
  }

  String line() {
    return "%s  %-62s %s  %s  %s"
        .formatted(
            at.toString().substring(0, 19),
            planned,
            recovered()
                ? "recovered %.1f s after the blow, %.1f s after its end"
                    .formatted(fromBlowMs / MS, fromEndMs / MS)
                : "DID NOT RECOVER",
            proven ? "proven" : "NOT PROVEN",
            String.join("; ", evidence));
  }
}
