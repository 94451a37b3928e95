package dev.waymark.replay.whatif;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Sum;

/**
 * A KPI cell on both sides.
 *
 * @param sums what it holds, nothing where a side does not have it
 */
public record CellPair(CellId id, Both<Sum> sums) {

  /** Candidate minus baseline. */
  public Sum difference() {
    return new Sum(
        sums.candidate().count() - sums.baseline().count(),
        sums.candidate().amount() - sums.baseline().amount());
  }
}
