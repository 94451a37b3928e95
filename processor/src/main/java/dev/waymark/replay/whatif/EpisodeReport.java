package dev.waymark.replay.whatif;

import dev.waymark.domain.kpi.Sum;
import java.util.List;
import java.util.Map;

/**
 * How alerts, or save windows, differ.
 *
 * @param same how many are the same on both sides
 * @param byCause how many differ, and what those customers were worth, by change and cause; the
 *     cause is the candidate's where there are two
 * @param samples the most valuable ones of each change
 */
public record EpisodeReport(
    long same, Map<Change, Map<String, Sum>> byCause, Map<Change, List<Sample<Episode>>> samples) {

  public EpisodeReport {
    byCause = java.util.Collections.unmodifiableMap(byCause);
    samples = java.util.Collections.unmodifiableMap(samples);
  }

  /** How many differ in this way, and what those customers were worth. */
  public Sum of(Change change) {
    return byCause.getOrDefault(change, Map.of()).values().stream().reduce(Sum.ZERO, Sum::plus);
  }

  /** How many differ in any way. */
  public long differing() {
    long all = 0;
    for (Change change : Change.values()) {
      all += of(change).count();
    }
    return all;
  }
}
