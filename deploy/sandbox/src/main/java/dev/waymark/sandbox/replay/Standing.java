package dev.waymark.sandbox.replay;

import dev.waymark.schema.Grain;
import dev.waymark.schema.Kpi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the work has come, as the KPIs tell it: how many records have ended, and up to when the
 * journeys of each partition are final.
 */
public final class Standing {

  private static final String CLOCK = "clock";
  private static final String PARTITION = "partition";

  private final Map<String, Kpi> ended = new HashMap<>();
  private final Map<Integer, Long> clocksMs = new TreeMap<>();

  /** Takes note of what a cell now holds. */
  public void hear(Told<Kpi> told) {
    Kpi kpi = told.value();
    if (kpi == null) {
      return;
    }
    if (RecordCells.isNow(kpi)) {
      ended.put(told.key(), kpi);
    } else if (kpi.getKpi().equals(CLOCK) && kpi.getGrain() == Grain.NOW) {
      int partition = Integer.parseInt(kpi.getDimensions().getOrDefault(PARTITION, "-1"));
      clocksMs.put(partition, kpi.getCount());
    }
  }

  /** How many records have ended, in whatever way. */
  public long ended() {
    return ended.values().stream().mapToLong(Kpi::getCount).sum();
  }

  /** What is still to come, as sentences; empty when everything has been worked out. */
  public List<String> missing(long sent, int partitions, Instant until) {
    List<String> missing = new ArrayList<>();
    if (ended() != sent) {
      missing.add(ended() + " of " + sent + " records have ended");
    }
    for (int partition = 0; partition < partitions; partition++) {
      long clockMs = clocksMs.getOrDefault(partition, 0L);
      if (clockMs < until.toEpochMilli()) {
        missing.add(
            "the journeys of partition "
                + partition
                + " are final up to "
                + (clockMs == 0 ? "nothing" : Instant.ofEpochMilli(clockMs))
                + ", not "
                + until);
      }
    }
    return missing;
  }

  /** Changes whenever the work goes on. */
  long mark() {
    return ended() * 31 + clocksMs.hashCode();
  }
}
