package dev.waymark.wire.state;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Sum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

  /**
   * A busy commit changes tens of thousands of cells, and a record has to stay below a megabyte.
   */
  private static final int CELLS_AT_MOST = 5_000;

  /**
   * What is to be told, in as few records as its size allows. Time goes on with the last one, when
   * all has been said.
   *
   * @param clockBeforeMs the moment that was told before
   */
  public static List<Batch> of(
      int partition, long clockBeforeMs, long clockMs, Map<CellId, Sum> sums) {
    List<Batch> batches = new ArrayList<>();
    Map<CellId, Sum> some = new HashMap<>();
    for (Map.Entry<CellId, Sum> sum : sums.entrySet()) {
      if (some.size() == CELLS_AT_MOST) {
        batches.add(new Batch(partition, clockBeforeMs, some));
        some = new HashMap<>();
      }
      some.put(sum.getKey(), sum.getValue());
    }
    batches.add(new Batch(partition, clockMs, some));
    return batches;
  }
}
