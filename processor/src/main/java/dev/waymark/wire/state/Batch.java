package dev.waymark.wire.state;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Sum;
import java.util.Map;

/**
 * Contributions of one journey partition since its last batch.
 *
 * @param partition the journey partition they come from
 * @param clockMs the moment up to which its journeys have been brought
 */
public record Batch(int partition, long clockMs, Map<CellId, Sum> sums) {

  public Batch {
    sums = Map.copyOf(sums);
  }
}
