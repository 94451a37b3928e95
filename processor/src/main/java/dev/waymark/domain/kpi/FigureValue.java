package dev.waymark.domain.kpi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a figure comes to in one window.
 *
 * @param startMs the start of the window in epoch milliseconds
 * @param by the dimensions it is split by, empty for the whole
 */
public record FigureValue(
    Figure figure, Grain grain, long startMs, Map<String, String> by, BigDecimal value) {

  public FigureValue {
    by = Map.copyOf(by);
  }

  /** All figures that some cells yield: by figure, grain, window and split, in that order. */
  public static List<FigureValue> of(CellBook book, Windows windows) {
    List<FigureValue> values = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      for (Grain grain : figure.grains()) {
        for (long startMs : book.starts(grain)) {
          if (!figure.isKnownOnlyAtTheEnd() || book.isComplete(grain, startMs)) {
            reckon(figure, new Slice(book, windows, grain, startMs, Map.of()), values);
          }
        }
      }
    }
    return values;
  }

  private static void reckon(Figure figure, Slice window, List<FigureValue> values) {
    List<KpiCell> cells = new ArrayList<>();
    for (String kpi : figure.kpis()) {
      cells.addAll(window.book().cells(kpi, window.grain(), window.startMs()));
    }
    for (List<String> split : figure.splits()) {
      for (Map<String, String> by : parts(split, cells)) {
        figure
            .of(new Slice(window.book(), window.windows(), window.grain(), window.startMs(), by))
            .ifPresent(
                value ->
                    values.add(
                        new FigureValue(figure, window.grain(), window.startMs(), by, value)));
      }
    }
  }

  /** The values that some dimensions have together in any of the cells. */
  private static Set<Map<String, String>> parts(List<String> split, List<KpiCell> cells) {
    TreeMap<String, Map<String, String>> parts = new TreeMap<>();
    for (KpiCell cell : cells) {
      Map<String, String> part = new TreeMap<>(cell.dimensions());
      part.keySet().retainAll(split);
      if (part.size() == split.size()) {
        parts.put(part.toString(), part);
      }
    }
    return new LinkedHashSet<>(parts.values());
  }
}
