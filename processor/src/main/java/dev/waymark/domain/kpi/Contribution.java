package dev.waymark.domain.kpi;

import java.util.Set;

/**
 * A part of a KPI: whole numbers to add to the cells of some grains at one moment. Taking a
 * contribution back is adding its opposite, in any order.
 *
 * @param grains the grains it goes to
 * @param dimensions {@code name=value} pairs in alphabetical order, joined by semicolons
 * @param atMs the moment whose windows it belongs to, in epoch milliseconds
 */
public record Contribution(
    Kpi kpi, Set<Grain> grains, String dimensions, long atMs, long count, long amount) {

  public static Contribution of(Kpi kpi, String dimensions, long atMs, long count, long amount) {
    return new Contribution(kpi, kpi.grains(), dimensions, atMs, count, amount);
  }

  /** The same at another moment. */
  public Contribution at(long otherMs) {
    return new Contribution(kpi, grains, dimensions, otherMs, count, amount);
  }

  /** So many of this part; a negative number takes it back. */
  public Contribution times(int n) {
    return new Contribution(kpi, grains, dimensions, atMs, n * count, n * amount);
  }
}
