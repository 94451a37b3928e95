package dev.waymark.replay.whatif;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Contribution;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.kpi.Sums;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.domain.rules.Rules;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Parts of KPIs on their way into cells, at the grains that are wanted. */
final class Parts {

  private final Sums sums;
  private final Set<Grain> wanted;
  private final Map<Set<Grain>, Set<Grain>> kept = new HashMap<>();

  Parts(Rules rules, Set<Grain> wanted) {
    this.sums = new Sums(new Windows(rules.zone()));
    this.wanted = wanted;
  }

  void add(Contribution part) {
    Set<Grain> grains = kept.computeIfAbsent(part.grains(), this::among);
    if (!grains.isEmpty()) {
      sums.add(
          new Contribution(
              part.kpi(), grains, part.dimensions(), part.atMs(), part.count(), part.amount()));
    }
  }

  private Set<Grain> among(Set<Grain> grains) {
    EnumSet<Grain> both = EnumSet.noneOf(Grain.class);
    both.addAll(grains);
    both.retainAll(wanted);
    return both;
  }

  /** The sums that are not zero; afterwards there are none. */
  Map<CellId, Sum> take() {
    return sums.take();
  }
}
