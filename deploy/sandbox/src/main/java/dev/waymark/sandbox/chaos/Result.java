package dev.waymark.sandbox.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param fired every fault that was
 * @param skipped what this machine does not allow
 * @param gaveUp what instances said that gave up by themselves, and were started again
 * @param records how many records were acknowledged
 * @param verdict what the checker found
 */
record Result(
    long seed,
    double minutes,
    List<Fired> fired,
    List<String> skipped,
    List<String> gaveUp,
    long records,
    JsonNode verdict) {

  private static final double MS = 1000.0;

  Result {
    fired = List.copyOf(fired);
    skipped = List.copyOf(skipped);
    gaveUp = List.copyOf(gaveUp);
  }

  int kills() {
    return fired.stream().mapToInt(each -> each.planned().kind().kills()).sum();
  }

  int bounces() {
    return fired.stream().mapToInt(each -> each.planned().kind().bounces()).sum();
  }

  /** Everything that is wrong, as sentences; empty for a good run. */
  List<String> wrong() {
    List<String> all = new ArrayList<>();
    verdict.path("wrong").forEach(each -> all.add(each.asText()));
    long more = verdict.path("wrongs").asLong() - all.size();
    if (more > 0) {
      all.add("… and " + more + " more");
    }
    for (Fired each : fired) {
      if (!each.proven()) {
        all.add("fault " + each.planned() + " is not proven: " + each.evidence());
      }
      if (!each.recovered()) {
        all.add("after fault " + each.planned() + " the outputs did not go on");
      }
    }
    if (fired.isEmpty()) {
      all.add("no fault was done: the time was too short");
    }
    return all;
  }

  /** A table, and what is to be said beside it. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%-18s %6s %6s %8s  %10s %10s"
            .formatted("fault", "times", "kills", "bounces", "on p50 s", "on max s"));
    byKind()
        .forEach((kind, some) -> lines.add(row(kind.label(), some, kind.kills(), kind.bounces())));
    lines.add(
        "%-18s %6d %6d %8d  %10.1f %10.1f"
            .formatted(
                "all", fired.size(), kills(), bounces(), quantile(fired, 0.5), quantile(fired, 1)));
    lines.add("");
    verdict
        .path("ends")
        .properties()
        .forEach(topic -> lines.add(topic.getKey() + ": " + topic.getValue()));
    lines.add("last words compared: " + verdict.path("compared"));
    lines.add("records told: " + verdict.path("told"));
    skipped.forEach(each -> lines.add("SKIPPED: " + each));
    if (!gaveUp.isEmpty()) {
      lines.add(gaveUp.size() + " times an instance gave up by itself and was started again");
    }
    lines.add(
        "seed %d, %.1f min, %,d records acknowledged, %d kills, %d broker bounces: %s"
            .formatted(
                seed,
                minutes,
                records,
                kills(),
                bounces(),
                wrong().isEmpty() ? "nothing wrong" : wrong().size() + " things wrong"));
    return lines;
  }

  /** All of it as a tree for JSON. */
  Map<String, Object> json() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("seed", seed);
    tree.put("minutes", minutes);
    tree.put("records", records);
    tree.put("kills", kills());
    tree.put("bounces", bounces());
    tree.put("wentOnMsP50", Math.round(quantile(fired, 0.5) * MS));
    tree.put("wentOnMsMax", Math.round(quantile(fired, 1) * MS));
    tree.put("good", wrong().isEmpty());
    tree.put("wrong", wrong());
    tree.put("skipped", skipped);
    tree.put("gaveUp", gaveUp);
    tree.put("faults", fired.stream().map(Fired::json).toList());
    tree.put("verdict", verdict);
    return tree;
  }

  private Map<FaultKind, List<Fired>> byKind() {
    Map<FaultKind, List<Fired>> by = new EnumMap<>(FaultKind.class);
    fired.forEach(
        each -> by.computeIfAbsent(each.planned().kind(), kind -> new ArrayList<>()).add(each));
    return by;
  }

  private static String row(String label, List<Fired> some, int kills, int bounces) {
    return "%-18s %6d %6d %8d  %10.1f %10.1f"
        .formatted(
            label,
            some.size(),
            kills * some.size(),
            bounces * some.size(),
            quantile(some, 0.5),
            quantile(some, 1));
  }

  private static double quantile(List<Fired> some, double share) {
    long[] sorted = some.stream().mapToLong(Fired::recoveryMs).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))] / MS;
  }
}
