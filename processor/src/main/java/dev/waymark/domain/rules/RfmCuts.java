package dev.waymark.domain.rules;

import java.util.List;

/**
 * The cut points of recency, frequency and monetary value, four each, ascending: they part
 * customers into five grades, 5 the best. Configured, never quantiles: those would move customers
 * who did nothing.
 *
 * @param recencyMs how long ago the last purchase was; up to the first cut is a 5
 * @param frequency purchases in the value window; from the last cut on is a 5
 * @param monetaryMinor trailing value in minor units; from the last cut on is a 5
 */
public record RfmCuts(List<Long> recencyMs, List<Long> frequency, List<Long> monetaryMinor) {

  private static final int CUTS = 4;

  public RfmCuts {
    recencyMs = checked("rfm.recency", recencyMs);
    frequency = checked("rfm.frequency", frequency);
    monetaryMinor = checked("rfm.monetary", monetaryMinor);
  }

  private static List<Long> checked(String name, List<Long> cuts) {
    boolean ascending = cuts.size() == CUTS;
    for (int i = 1; ascending && i < CUTS; i++) {
      ascending = cuts.get(i) > cuts.get(i - 1);
    }
    if (!ascending) {
      throw new IllegalArgumentException(
          name + " is " + cuts + ": there must be four cut points, and they must ascend");
    }
    return List.copyOf(cuts);
  }

  /** The grade of a time since the last purchase. */
  public int recency(long sinceMs) {
    int grade = 5;
    for (long cut : recencyMs) {
      grade -= sinceMs > cut ? 1 : 0;
    }
    return grade;
  }

  /** The grade of a number of purchases. */
  public int frequency(long purchases) {
    return reached(frequency, purchases);
  }

  /** The grade of a trailing value in minor units. */
  public int monetary(long minor) {
    return reached(monetaryMinor, minor);
  }

  private static int reached(List<Long> cuts, long value) {
    int grade = 1;
    for (long cut : cuts) {
      grade += value >= cut ? 1 : 0;
    }
    return grade;
  }
}
