package dev.waymark.replay.whatif;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Figure;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.domain.rules.Rules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a report of what was found. */
final class ReportMaking {

  private static final Comparator<CellId> ORDER =
      Comparator.comparing((CellId id) -> id.kpi().label())
          .thenComparing(CellId::grain)
          .thenComparingLong(CellId::startMs)
          .thenComparing(CellId::dimensions);

  private final Both<Rules> rules;
  private final History history;
  private final Findings found;
  private final Both<Map<CellId, Sum>> told;

  ReportMaking(Both<Rules> rules, History history, Findings found) {
    this.rules = rules;
    this.history = history;
    this.found = found;
    Both<Map<CellId, Sum>> parts = found.cells();
    this.told = Both.each(side -> ToldCells.of(parts.of(side), rules.of(side), history.endMs()));
  }

  Report report() {
    return new Report(
        rules,
        history,
        cells(),
        FigurePairs.differing(told, rules, history.endMs()),
        scoreboard(),
        found.alerts().report(),
        found.windows().report(),
        found.stages().report());
  }

  private List<CellPair> cells() {
    Set<CellId> ids = new HashSet<>(told.baseline().keySet());
    ids.addAll(told.candidate().keySet());
    List<CellPair> cells = new ArrayList<>(ids.size());
    for (CellId id : ids) {
      cells.add(new CellPair(id, told.map(those -> those.getOrDefault(id, Sum.ZERO))));
    }
    cells.sort(Comparator.comparing(CellPair::id, ORDER));
    return cells;
  }

  private List<Score> scoreboard() {
    return List.of(
        count("alerts raised", Kpi.ALERTS, "step=RAISED"),
        count("alerts that came true", Kpi.ALERT_OUTCOMES, "outcome=CHURNED"),
        count("alerts after which they bought", Kpi.ALERT_OUTCOMES, "outcome=KEPT"),
        count("alerts not yet decided", Kpi.ALERT_OUTCOMES, "outcome=IMMATURE"),
        count("leavers nobody warned of", Kpi.ALERT_OUTCOMES, "outcome=UNWARNED"),
        figure("precision", Figure.PRECISION),
        figure("recall", Figure.RECALL),
        figure("mean lead time", Figure.MEAN_LEAD_TIME),
        count("save windows opened", Kpi.SAVE_WINDOWS, "step=OPENED"),
        count("save windows saved", Kpi.SAVE_OUTCOMES, "outcome=SAVED"),
        count("save windows lost", Kpi.SAVE_OUTCOMES, "outcome=LOST"),
        count("save windows open", Kpi.SAVE_OUTCOMES, "outcome=OPEN"),
        figure("save rate", Figure.SAVE_RATE),
        count("lapses", Kpi.LAPSES, ""),
        count("losses", Kpi.LOSSES, ""),
        count("reactivations", Kpi.REACTIVATIONS, ""));
  }

  private Score count(String name, Kpi kpi, String dimension) {
    return new Score(
        name,
        Figure.Unit.NUMBER,
        told.map(cells -> Optional.of(BigDecimal.valueOf(count(cells, kpi, dimension)))));
  }

  private static long count(Map<CellId, Sum> cells, Kpi kpi, String dimension) {
    long count = 0;
    for (Map.Entry<CellId, Sum> cell : cells.entrySet()) {
      CellId id = cell.getKey();
      if (id.kpi() == kpi
          && id.grain() == Grain.MONTH
          && (dimension.isEmpty()
              || (";" + id.dimensions() + ";").contains(";" + dimension + ";"))) {
        count += cell.getValue().count();
      }
    }
    return count;
  }

  private Score figure(String name, Figure figure) {
    return new Score(
        name,
        figure.unit(),
        Both.each(
            side -> FigurePairs.ever(figure, told.of(side), new Windows(rules.of(side).zone()))));
  }
}
