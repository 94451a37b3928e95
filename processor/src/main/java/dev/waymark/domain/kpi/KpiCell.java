package dev.waymark.domain.kpi;

import java.util.Map;

/**
 * A KPI cell as it was published, for those who go on reckoning with it.
 *
 * @param kpi the KPI's name in the catalogue
 * @param startMs the start of its window in epoch milliseconds, 0 for {@link Grain#NOW}
 * @param complete whether its window is over
 */
public record KpiCell(
    String kpi,
    Grain grain,
    long startMs,
    Map<String, String> dimensions,
    Sum sum,
    boolean complete) {

  public KpiCell {
    dimensions = Map.copyOf(dimensions);
  }

  /** Whether it has all of these dimensions. */
  boolean has(Map<String, String> some) {
    return dimensions.entrySet().containsAll(some.entrySet());
  }
}
