package dev.waymark.replay.whatif;

import dev.waymark.domain.kpi.Grain;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is wanted of a comparison.
 *
 * @param grains the grains at which KPIs are compared; months always are, as they make the
 *     scoreboard
 * @param samples how many examples of each kind of difference are kept
 */
public record Scope(Set<Grain> grains, int samples) {

  /** Days, weeks, months and now: minutes and hours are many. */
  public static final Set<Grain> USUAL = EnumSet.range(Grain.DAY, Grain.NOW);

  /** More would be no examples. */
  public static final int MOST_SAMPLES = 1_000;

  public Scope {
    EnumSet<Grain> all = EnumSet.of(Grain.MONTH);
    all.addAll(grains);
    grains = java.util.Collections.unmodifiableSet(all);
    if (samples < 0 || samples > MOST_SAMPLES) {
      throw new IllegalArgumentException(
          "samples is " + samples + ": it must be 0 to " + MOST_SAMPLES);
    }
  }
}
