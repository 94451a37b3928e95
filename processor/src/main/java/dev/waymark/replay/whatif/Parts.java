package dev.waymark.replay.whatif;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Contribution;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.domain.rules.Rules;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Parts of KPIs added up by cell, at the grains that are wanted. Not for use by several threads.
 */
final class Parts {

  private final Windows windows;
  private final Set<Grain> wanted;
  private final Map<Kpi, Map<String, Map<Grain, WindowSums>>> sums = new EnumMap<>(Kpi.class);

  Parts(Rules rules, Set<Grain> wanted) {
    this.windows = new Windows(rules.zone());
    this.wanted = wanted;
  }

  void add(Contribution part) {
    Map<Grain, WindowSums> byGrain = of(part.kpi(), part.dimensions());
    for (Grain grain : part.grains()) {
      WindowSums sum = byGrain.get(grain);
      if (sum != null) {
        long startMs = grain == Grain.NOW ? 0 : windows.start(grain, part.atMs());
        sum.add(startMs, part.count(), part.amount());
      }
    }
  }

  private Map<Grain, WindowSums> of(Kpi kpi, String dimensions) {
    return sums.computeIfAbsent(kpi, unknown -> new HashMap<>())
        .computeIfAbsent(
            dimensions,
            unknown -> {
              Map<Grain, WindowSums> byGrain = new EnumMap<>(Grain.class);
              wanted.forEach(grain -> byGrain.put(grain, new WindowSums()));
              return byGrain;
            });
  }

  /** And the parts that were added up elsewhere. */
  void add(Parts other) {
    other.forEach(
        (id, sum) -> {
          WindowSums own = of(id.kpi(), id.dimensions()).get(id.grain());
          if (own != null) {
            own.add(id.startMs(), sum.count(), sum.amount());
          }
        });
  }

  /** The sums that are not zero. */
  Map<CellId, Sum> cells() {
    Map<CellId, Sum> cells = new HashMap<>();
    forEach(
        (id, sum) -> {
          if (!sum.isZero()) {
            cells.put(id, sum);
          }
        });
    return cells;
  }

  private void forEach(BiConsumer<CellId, Sum> taker) {
    sums.forEach(
        (kpi, theirs) ->
            theirs.forEach(
                (dimensions, byGrain) ->
                    byGrain.forEach(
                        (grain, windowed) ->
                            windowed.forEach(
                                (startMs, sum) ->
                                    taker.accept(
                                        new CellId(kpi, dimensions, grain, startMs), sum)))));
  }
}
