package dev.waymark.rebuild;

import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.EngineSettings;
import dev.waymark.app.OutputReader;
import dev.waymark.app.Told;
import dev.waymark.schema.Kpi;
import dev.waymark.stream.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Whether the results of a run are final: all that lay in the inputs when it began has been read,
 * the journeys of every partition have come to the moment at which time ends, and nothing lies
 * unread between its parts. It holds for all instances together, whoever asks.
 *
 * @param partitions how many partitions of journeys there are
 */
record Ending(Config run, RunPlan plan, Offsets offsets, Flow flow, int partitions) {

  private static final String CLOCK = "clock|now|";
  private static final String PARTITION = "partition";
  private static final String HISTORY = "-history";

  /** How many of the records of the plan have been read. */
  long done() {
    return plan.done(offsets.committed(run.engineId()));
  }

  /** Waits for the end of what comes after the last record, or until it is not to go on. */
  void await(BooleanSupplier goesOn) {
    long endMs = run.settings().get(EngineSettings.CLOCK_END).map(Instant::toEpochMilli).orElse(0L);
    Map<String, Long> clocksMs = new HashMap<>();
    try (OutputReader<Kpi> kpis =
        new OutputReader<>(run, Topic.KPIS, Kpi.class, key -> key.startsWith(CLOCK))) {
      kpis.readAll(told -> hear(told, clocksMs));
      kpis.follow(
          told -> hear(told, clocksMs),
          () -> goesOn.getAsBoolean() && !(haveCome(clocksMs, endMs) && nothingIsOnTheWay()));
    }
  }

  private static void hear(Told<Kpi> told, Map<String, Long> clocksMs) {
    told.value()
        .ifPresent(
            kpi -> clocksMs.put(kpi.getDimensions().getOrDefault(PARTITION, ""), kpi.getCount()));
  }

  private boolean haveCome(Map<String, Long> clocksMs, long endMs) {
    return clocksMs.size() >= partitions
        && clocksMs.values().stream().allMatch(reachedMs -> reachedMs >= endMs);
  }

  private boolean nothingIsOnTheWay() {
    if (offsets.unread(run.engineId(), flow.inner(run)) > 0) {
      return false;
    }
    String application = run.settings().get(ConnectionSettings.APPLICATION_ID);
    return run.history(partitions).isEmpty()
        || offsets.unread(application + HISTORY, List.of(run.topics().kpis())) == 0;
  }
}
