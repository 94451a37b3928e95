package dev.waymark.domain.kit;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.kpi.Usual;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.domain.rules.Rules;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Cells as a batch program tells them: complaints are compared with what is usual. */
public final class Compared {

  private Compared() {}

  /** The same cells, with what is told of unusual complaints in place of their sums. */
  public static Map<CellId, Sum> with(Map<CellId, Sum> cells, Rules rules) {
    Map<Grain, NavigableMap<Long, Long>> complaints = new EnumMap<>(Grain.class);
    Map<CellId, Sum> told = new HashMap<>();
    cells.forEach(
        (id, sum) -> {
          if (id.kpi() == Kpi.UNUSUAL) {
            complaints
                .computeIfAbsent(id.grain(), grain -> new TreeMap<>())
                .put(id.startMs(), sum.count());
          } else {
            told.put(id, sum);
          }
        });
    Usual usual = new Usual(new Windows(rules.zone()), rules.unusualFloor());
    complaints.forEach(
        (grain, counts) ->
            counts
                .keySet()
                .forEach(
                    ms ->
                        usual
                            .of(grain, ms, counts)
                            .ifPresent(
                                sum -> told.put(new CellId(Kpi.UNUSUAL, "", grain, ms), sum))));
    return told;
  }
}
