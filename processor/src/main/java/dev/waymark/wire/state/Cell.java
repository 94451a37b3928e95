package dev.waymark.wire.state;

import dev.waymark.domain.kpi.Sum;

/**
 * The value of a KPI cell as it is kept.
 *
 * @param revision how often it has been told, each time with another value
 * @param complete whether its window has ended
 */
public record Cell(Sum sum, long revision, boolean complete) {

  public static final Cell EMPTY = new Cell(Sum.ZERO, 0, false);

  public Cell plus(Sum more) {
    return new Cell(sum.plus(more), revision, complete);
  }

  /** The same sum, told differently because of another cell. */
  public Cell toldAgain() {
    return new Cell(sum, revision + 1, complete);
  }

  public Cell completed() {
    return new Cell(sum, revision, true);
  }

  /** What it is told and kept as, once a commit. */
  public Cell revised() {
    return new Cell(sum, revision + 1, complete);
  }
}
