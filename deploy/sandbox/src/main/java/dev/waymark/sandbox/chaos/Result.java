package dev.waymark.sandbox.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.sandbox.rig.Findings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What came of a run.
 *
 * @param minutes how long faults were to be done at least
 * @param tookSeconds how long the whole run took, from the first broker to the verdict
 * @param kinds which kinds of faults were asked for and are possible here
 * @param fired every fault that was done or tried
 * @param skipped what this machine does not allow
 * @param gaveUp what instances said that gave up by themselves, and were started again
 * @param records how many records were acknowledged
 * @param verdict what the checker found
 */
record Result(
    long seed,
    double minutes,
    long tookSeconds,
    Set<FaultKind> kinds,
    List<Fired> fired,
    List<String> skipped,
    List<String> gaveUp,
    long records,
    JsonNode verdict)
    implements Findings {

  private static final double MS = 1000.0;

  Result {
    kinds = Set.copyOf(kinds);
    fired = List.copyOf(fired);
    skipped = List.copyOf(skipped);
    gaveUp = List.copyOf(gaveUp);
  }

  private int kills() {
    return kills(fired);
  }

  private int bounces() {
    return bounces(fired);
  }

  private static int kills(Collection<Fired> some) {
    return some.stream().mapToInt(Fired::kills).sum();
  }

  private static int bounces(Collection<Fired> some) {
    return some.stream().mapToInt(Fired::bounces).sum();
  }

  @Override
  public List<String> wrong() {
    List<String> all = new ArrayList<>();
    verdict.path("wrong").forEach(each -> all.add(each.asText()));
    long more = verdict.path("wrongs").asLong() - all.size();
    if (more > 0) {
      all.add("… and " + more + " more");
    }
    Set<Integer> proven =
        fired.stream()
            .filter(Fired::proven)
            .map(each -> each.planned().number())
            .collect(Collectors.toSet());
    for (Fired each : fired) {
      if (!proven.contains(each.planned().number())) {
        all.add("fault " + each.planned() + " is not proven: " + each.evidence());
      }
      if (!each.recovered()) {
        all.add("after fault " + each.planned() + " not all came back");
      }
    }
    kinds.stream()
        .sorted()
        .filter(kind -> !byKind().containsKey(kind))
        .forEach(kind -> all.add("fault " + kind + " was never done: the time was too short"));
    return all;
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "                                           recovered, s:  from blow        from end");
    lines.add(
        "%-18s %6s %6s %6s %8s  %8s %8s  %8s %8s"
            .formatted(
                "fault", "tried", "proven", "kills", "bounces", "median", "max", "median", "max"));
    byKind().forEach((kind, some) -> lines.add(row(kind.label(), some)));
    lines.add(row("all", fired));
    lines.add("");
    verdict
        .path("ends")
        .properties()
        .forEach(topic -> lines.add(topic.getKey() + ": " + topic.getValue()));
    lines.add("the input: " + verdict.path("mixture"));
    lines.add("last words compared: " + verdict.path("compared"));
    lines.add("records told: " + verdict.path("told"));
    skipped.forEach(each -> lines.add("SKIPPED: " + each));
    if (!gaveUp.isEmpty()) {
      lines.add(gaveUp.size() + " times an instance gave up by itself and was started again");
    }
    lines.add(
        "seed %d, %.1f min of faults, %d s in all, %,d records acknowledged, %d kills, %d broker bounces: %s"
            .formatted(
                seed,
                minutes,
                tookSeconds,
                records,
                kills(),
                bounces(),
                wrong().isEmpty() ? "nothing wrong" : wrong().size() + " things wrong"));
    return lines;
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("seed", seed);
    tree.put("minutes", minutes);
    tree.put("tookSeconds", tookSeconds);
    tree.put("records", records);
    tree.put("kills", kills());
    tree.put("bounces", bounces());
    tree.put("good", wrong().isEmpty());
    tree.put("wrong", wrong());
    tree.put("skipped", skipped);
    tree.put("all", summary(fired));
    Map<String, Object> kinds = new LinkedHashMap<>();
    byKind().forEach((kind, some) -> kinds.put(kind.label(), summary(some)));
    tree.put("kinds", kinds);
    tree.put("gaveUp", gaveUp);
    tree.put("faults", fired.stream().map(Fired::json).toList());
    tree.put("verdict", verdict);
    return tree;
  }

  private Map<FaultKind, List<Fired>> byKind() {
    Map<FaultKind, List<Fired>> by = new EnumMap<>(FaultKind.class);
    fired.forEach(each -> by.computeIfAbsent(each.kind(), kind -> new ArrayList<>()).add(each));
    return by;
  }

  private static long proven(List<Fired> some) {
    return some.stream().filter(Fired::proven).count();
  }

  private static Map<String, Object> summary(List<Fired> some) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("tried", some.size());
    tree.put("proven", proven(some));
    tree.put("kills", kills(some));
    tree.put("bounces", bounces(some));
    tree.put("fromBlowMsMedian", quantile(some, Fired::fromBlowMs, 0.5));
    tree.put("fromBlowMsMax", quantile(some, Fired::fromBlowMs, 1));
    tree.put("fromEndMsMedian", quantile(some, Fired::fromEndMs, 0.5));
    tree.put("fromEndMsMax", quantile(some, Fired::fromEndMs, 1));
    return tree;
  }

  private static String row(String label, List<Fired> some) {
    return "%-18s %6d %6d %6d %8d  %8.1f %8.1f  %8.1f %8.1f"
        .formatted(
            label,
            some.size(),
            proven(some),
            kills(some),
            bounces(some),
            quantile(some, Fired::fromBlowMs, 0.5) / MS,
            quantile(some, Fired::fromBlowMs, 1) / MS,
            quantile(some, Fired::fromEndMs, 0.5) / MS,
            quantile(some, Fired::fromEndMs, 1) / MS);
  }

  /** Of those that were proven; what was none took no time. */
  private static long quantile(List<Fired> some, ToLongFunction<Fired> ms, double share) {
    long[] sorted = some.stream().filter(Fired::proven).mapToLong(ms).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
