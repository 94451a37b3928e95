package dev.waymark.domain.kpi;

/**
 * One cell of a KPI.
 *
 * @param dimensions {@code name=value} pairs in alphabetical order, joined by semicolons
 * @param startMs the start of its window in epoch milliseconds, 0 for {@link Grain#NOW}
 */
public record CellId(Kpi kpi, String dimensions, Grain grain, long startMs) {

  /** Whether it is a running sum of changes. */
  public boolean isStock() {
    return kpi.isStock(dimensions);
  }

  /** By hand, because sums are kept by cell and this is asked a hundred times an event. */
  @Override
  public int hashCode() {
    int hash = 31 * dimensions.hashCode() + Long.hashCode(startMs);
    return 31 * (31 * hash + kpi.hashCode()) + grain.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellId that
        && kpi == that.kpi
        && grain == that.grain
        && startMs == that.startMs
        && dimensions.equals(that.dimensions);
  }

  /** The cells with the same KPI, dimensions and grain, one for each window. */
  public Series series() {
    return new Series(kpi, dimensions, grain);
  }

  /** A KPI of some dimensions at one grain, over time. */
  public record Series(Kpi kpi, String dimensions, Grain grain) {

    public CellId at(long startMs) {
      return new CellId(kpi, dimensions, grain, startMs);
    }
  }
}
