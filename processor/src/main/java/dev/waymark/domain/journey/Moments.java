package dev.waymark.domain.journey;

import dev.waymark.domain.kpi.Contribution;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a walk yields, in the order in which it happened. */
public final class Moments {

  private final List<Moment> moments = new ArrayList<>();
  private final List<Contribution> contributions = new ArrayList<>();

  /** The moments of others, to go on from; what they contributed is left out. */
  static Moments after(Moments others) {
    Moments after = new Moments();
    after.moments.addAll(others.moments);
    return after;
  }

  public List<Moment> moments() {
    return moments;
  }

  public List<Contribution> contributions() {
    return contributions;
  }

  void add(Moment moment) {
    moments.add(moment);
  }

  void add(Kpi kpi, String dimensions, long atMs, long count, long amount) {
    contributions.add(Contribution.of(kpi, dimensions, atMs, count, amount));
  }

  void add(Kpi kpi, Set<Grain> grains, String dimensions, long atMs, long count, long amount) {
    contributions.add(new Contribution(kpi, grains, dimensions, atMs, count, amount));
  }
}
