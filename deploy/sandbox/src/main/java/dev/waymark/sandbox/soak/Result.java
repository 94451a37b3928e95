package dev.waymark.sandbox.soak;

import dev.waymark.sandbox.replay.Conservation;
import dev.waymark.sandbox.rig.Findings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What a soak has shown.
 *
 * @param longestLag the most records of the input that waited at once
 * @param gaveUp what instances said that ended by themselves
 * @param appended how many records lie in each topic of the input
 * @param ends how many were sent, and how they ended
 */
record Result(
    Plan plan,
    List<Phase> phases,
    long longestLag,
    List<Life> lives,
    List<String> gaveUp,
    Map<String, Long> appended,
    Conservation ends)
    implements Findings {

  Result {
    phases = List.copyOf(phases);
    lives = List.copyOf(lives);
    gaveUp = List.copyOf(gaveUp);
    appended = new TreeMap<>(appended);
  }

  @Override
  public List<String> wrong() {
    List<String> wrong = new ArrayList<>(gaveUp);
    ends.sent()
        .forEach(
            (topic, count) -> {
              long there = appended.getOrDefault(topic, 0L);
              if (count != there) {
                wrong.add(topic + ": " + count + " were sent, and " + there + " lie there");
              }
            });
    if (!ends.holds()) {
      ends.sentences().forEach(line -> wrong.add("not every record has one end: " + line));
    }
    for (Life life : judged()) {
      life.slope(plan.warmUp(), Vitals::resident)
          .filter(slope -> slope.isBeyond(plan.mostGrowth()))
          .ifPresent(
              slope ->
                  wrong.add(
                      "%s grows by %.1f MB in an hour, and at most %.1f are allowed"
                          .formatted(life.name(), slope.perHour(), plan.mostGrowth())));
    }
    return wrong;
  }

  private List<Life> judged() {
    return lives.stream()
        .filter(life -> life.warm(plan.warmUp()).compareTo(Plan.JUDGED_AFTER) >= 0)
        .toList();
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("what stood, and for how long:");
    phases.forEach(phase -> lines.add("  " + phase.line()));
    lines.add("  at most %,d records of the input waited at once".formatted(longestLag));
    lines.add("memory, after %s:".formatted(words(plan.warmUp())));
    lives.forEach(life -> lines.add("  " + words(life)));
    if (judged().isEmpty()) {
      lines.add(
          "  no process lived for %s after that: growth is not judged"
              .formatted(words(Plan.JUDGED_AFTER)));
    }
    lines.add("how records ended:");
    ends.sentences().forEach(line -> lines.add("  " + line));
    return lines;
  }

  private String words(Life life) {
    return "%-12s %s resident, at most %,.0f MB; %s heap; %s stores, at most %,.0f MB; %s disk"
        .formatted(
            life.name(),
            slope(life, Vitals::resident),
            life.most(Vitals::resident),
            slope(life, Vitals::heap),
            slope(life, Vitals::stores),
            life.most(Vitals::stores),
            slope(life, Vitals::disk));
  }

  private String slope(Life life, ToDoubleFunction<Vitals> what) {
    String now = life.now().map(one -> "%,.0f MB".formatted(what.applyAsDouble(one))).orElse("-");
    return now
        + life.slope(plan.warmUp(), what)
            .map(one -> " (%+.1f ± %.1f an hour)".formatted(one.perHour(), one.standardError()))
            .orElse("");
  }

  private static String words(Duration span) {
    return span.toSeconds() % 60 == 0 ? span.toMinutes() + " min" : span.toSeconds() + " s";
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("minutes", plan.length().toMillis() / 60_000.0);
    json.put("rate", plan.perSecond());
    json.put("seed", plan.seed());
    json.put("instances", plan.instances());
    json.put("customersAtOnce", plan.customers());
    json.put("heap", plan.heap());
    json.put("stateMemory", plan.stateMemory());
    json.put("journeysInMemory", plan.inMemory());
    json.put("warmUpMs", plan.warmUp().toMillis());
    json.put("mostGrowth", plan.mostGrowth());
    json.put("good", wrong().isEmpty());
    json.put("wrong", wrong());
    json.put("longestLag", longestLag);
    json.put("sent", ends.sent());
    json.put("ended", ends.ended());
    json.put("phases", phases);
    json.put("lives", lives.stream().map(this::json).toList());
    return json;
  }

  private Map<String, Object> json(Life life) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", life.name());
    life.slope(plan.warmUp(), Vitals::resident).ifPresent(slope -> json.put("resident", slope));
    life.slope(plan.warmUp(), Vitals::heap).ifPresent(slope -> json.put("heap", slope));
    life.slope(plan.warmUp(), Vitals::stores).ifPresent(slope -> json.put("stores", slope));
    life.slope(plan.warmUp(), Vitals::disk).ifPresent(slope -> json.put("disk", slope));
    json.put("readings", life.after(Duration.ZERO));
    return json;
  }
}
