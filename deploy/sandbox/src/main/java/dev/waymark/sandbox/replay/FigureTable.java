package dev.waymark.sandbox.replay;

import dev.waymark.domain.kpi.CellBook;
import dev.waymark.domain.kpi.FigureValue;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.schema.Kpi;
import dev.waymark.wire.Figures;
import java.time.Instant;
import java.util.List;

/** {@code figures.csv}: what is reckoned from the KPIs. */
final class FigureTable {

  private static final List<String> COLUMNS =
      List.of("figure", "grain", "window_start", "dimensions", "value");

  private FigureTable() {}

  /** All figures that the last revision of each cell yields; by then a window is over. */
  static Table of(List<Told<Kpi>> told, Windows windows, Instant until) {
    CellBook book =
        new CellBook(
            Told.last(told, (key, kpi) -> key).stream()
                .map(kpi -> Figures.cell(kpi, KpiTable.isOver(kpi, until)))
                .toList());
    return Table.sorted(
        "figures.csv",
        COLUMNS,
        FigureValue.of(book, windows).stream().map(FigureTable::row).toList());
  }

  private static List<String> row(FigureValue figure) {
    return List.of(
        figure.figure().label(),
        figure.grain().label(),
        Text.of(Instant.ofEpochMilli(figure.startMs())),
        Text.of(figure.by()),
        figure.value().toPlainString());
  }
}
