package dev.waymark.replay.whatif;

import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.replay.whatif.Markup.Cell;
import java.util.ArrayList;
import java.util.List;

/** How KPIs and figures differ, as a part of the page. */
record KpiPart(Report report, Numbers numbers) {

  private static final int LARGEST = 20;
  private static final int FIGURES = 60;

  String html() {
    List<KpiDifference> kpis = KpiDifference.of(report, LARGEST);
    StringBuilder largest = new StringBuilder();
    for (KpiDifference kpi : kpis) {
      largest.append(
          Markup.folded(
              Markup.words(kpi.kpi().label()) + ": " + numbers.count(kpi.cells()) + " cells differ",
              Markup.table(
                  kpi.kpi().question() + " Count: " + kpi.kpi().counts() + ".",
                  List.of(
                      "window",
                      "dimensions",
                      "baseline",
                      "candidate",
                      "difference",
                      "amount, difference"),
                  kpi.largest().stream().map(this::row).toList())));
    }
    return Markup.section(
        "kpis",
        "KPIs",
        totals(kpis),
        "<h3>The largest differences of each</h3>\n",
        largest.toString(),
        figures());
  }

  private String totals(List<KpiDifference> kpis) {
    List<List<Cell>> rows = new ArrayList<>();
    for (KpiDifference difference : kpis) {
      Kpi kpi = difference.kpi();
      difference
          .total()
          .ifPresent(
              total -> {
                long amount = total.candidate().amount() - total.baseline().amount();
                rows.add(
                    List.of(
                        Cell.text(Markup.words(kpi.label())),
                        Cell.text(kpi.isStock("") ? "as it stands" : "all of it"),
                        Cell.number(numbers.count(total.baseline().count())),
                        Cell.number(numbers.count(total.candidate().count())),
                        Cell.number(
                            numbers.more(total.candidate().count() - total.baseline().count())),
                        Cell.number(amount == 0 ? "" : numbers.moreAmount(kpi, amount))));
              });
    }
    return Markup.table(
        "KPIs that differ",
        List.of("kpi", "", "baseline", "candidate", "difference", "amount, difference"),
        rows);
  }

  private List<Cell> row(CellPair cell) {
    Sum more = cell.difference();
    String window =
        cell.id().grain() == Grain.NOW
            ? "now"
            : cell.id().grain().label() + " " + Markup.day(cell.id().startMs());
    return List.of(
        Cell.text(window),
        Cell.text(cell.id().dimensions().replace(";", ", ")),
        Cell.number(numbers.count(cell.sums().baseline().count())),
        Cell.number(numbers.count(cell.sums().candidate().count())),
        Cell.number(numbers.more(more.count())),
        Cell.number(more.amount() == 0 ? "" : numbers.moreAmount(cell.id().kpi(), more.amount())));
  }

  private String figures() {
    List<List<Cell>> rows = new ArrayList<>();
    for (FigurePair figure : report.figures()) {
      if (figure.grain() == Grain.MONTH && rows.size() < FIGURES && isWhole(figure)) {
        rows.add(
            List.of(
                Cell.text(Markup.words(figure.figure().label())),
                Cell.text(Markup.day(figure.startMs()).substring(0, 7)),
                Cell.number(numbers.figure(figure.figure().unit(), figure.values().baseline())),
                Cell.number(numbers.figure(figure.figure().unit(), figure.values().candidate())),
                Cell.number(numbers.moreFigure(figure.figure().unit(), figure.difference()))));
      }
    }
    return rows.isEmpty()
        ? ""
        : Markup.folded(
            "Figures by month",
            Markup.table(
                "Figures that differ",
                List.of("figure", "month", "baseline", "candidate", "difference"),
                rows));
  }

  private static boolean isWhole(FigurePair figure) {
    return figure.by().isEmpty() || figure.by().keySet().equals(java.util.Set.of("rules"));
  }
}
