package dev.waymark.replay.whatif;

import dev.waymark.domain.rules.Rules;
import java.util.List;

/**
 * How the two sides differ.
 *
 * @param cells every KPI cell that either side has, by KPI, grain, window and dimensions
 * @param figures every weekly and monthly figure that differs, in the same order
 * @param scoreboard how good the alerts and the save windows are, over the whole history
 */
public record Report(
    Both<Rules> rules,
    History history,
    List<CellPair> cells,
    List<FigurePair> figures,
    List<Score> scoreboard,
    EpisodeReport alerts,
    EpisodeReport windows,
    StageReport stages) {

  public Report {
    cells = List.copyOf(cells);
    figures = List.copyOf(figures);
    scoreboard = List.copyOf(scoreboard);
  }

  /** The cells that differ. */
  public List<CellPair> differingCells() {
    return cells.stream().filter(cell -> !cell.sums().agree()).toList();
  }

  /** Whether nothing differs at all. */
  public boolean isEmpty() {
    History.Counts was = history.counts().baseline();
    return cells.stream().allMatch(cell -> cell.sums().agree())
        && figures.isEmpty()
        && alerts.differing() == 0
        && windows.differing() == 0
        && stages.differing().count() == 0
        && was.equals(history.counts().candidate());
  }
}
