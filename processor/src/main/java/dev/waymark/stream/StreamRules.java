package dev.waymark.stream;

import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.rules.Rules;
import java.util.Map;

/**
 * What the processors are told beside events.
 *
 * @param journeyPartitions partitions of {@code waymark.by-customer}
 * @param journeyTasks how many partitions of journeys there are: the most that any topic read has
 * @param kpiPartitions partitions of {@code waymark.contributions}
 * @param futureMs how far ahead of the broker's clock an event may be
 * @param idleAfterMs how long a partition must be silent before the wall clock counts
 * @param clockEndMs where an idle clock stops, {@link Rules#NEVER} for the wall clock
 * @param journeysInMemoryBytes how much memory the journeys of an instance may take, about
 * @param retentionMs how long cells of a grain are kept after their window; for ever when absent
 * @param taken the events that are not left out
 */
public record StreamRules(
    Rules domain,
    IdentityRules identity,
    ErasureRules erasure,
    Topics topics,
    int journeyPartitions,
    int journeyTasks,
    int kpiPartitions,
    long futureMs,
    long idleAfterMs,
    long clockEndMs,
    long journeysInMemoryBytes,
    Map<Grain, Long> retentionMs,
    Stretch taken) {

  public StreamRules {
    retentionMs = Map.copyOf(retentionMs);
    if (journeyPartitions < 1 || journeyTasks < journeyPartitions || kpiPartitions < 1) {
      throw new IllegalArgumentException(
          "there are "
              + journeyPartitions
              + " journey partitions, "
              + journeyTasks
              + " journey tasks and "
              + kpiPartitions
              + " KPI partitions: there must be at least one of each, and a task for each partition");
    }
  }

  /** The KPI partition in which a KPI of some dimensions is added up. */
  public int kpiPartition(Kpi kpi, String dimensions) {
    return KpiPartition.of(kpi, dimensions, kpiPartitions);
  }
}
