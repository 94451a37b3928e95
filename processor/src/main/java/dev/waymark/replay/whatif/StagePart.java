package dev.waymark.replay.whatif;

import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.replay.whatif.Markup.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** In which stages the sides have the customers, as a part of the page. */
record StagePart(StageReport stages, Numbers numbers) {

  String html() {
    if (stages.differing().count() == 0) {
      return Markup.section("stages", "Stages", Markup.note("No customer's stage differs."));
    }
    return Markup.section(
        "stages",
        "Stages",
        Markup.note(
            "At the end, "
                + numbers.count(stages.differing().count())
                + " customers, worth "
                + numbers.money(stages.differing().amount())
                + ", are in another stage."),
        matrix(),
        samples());
  }

  private String matrix() {
    List<Stage> used =
        Arrays.stream(Stage.values())
            .filter(
                stage ->
                    stages.all(Side.BASELINE, stage).count() > 0
                        || stages.all(Side.CANDIDATE, stage).count() > 0)
            .toList();
    List<String> columns = new ArrayList<>(List.of("baseline ↓ candidate →"));
    used.forEach(stage -> columns.add(stage.name()));
    columns.add("baseline, all");
    List<List<Cell>> rows = new ArrayList<>();
    for (Stage from : used) {
      List<Cell> row = new ArrayList<>(List.of(Cell.text(from.name())));
      used.forEach(to -> row.add(cell(from, to)));
      row.add(Cell.number(numbers.count(stages.all(Side.BASELINE, from).count())));
      rows.add(row);
    }
    List<Cell> last = new ArrayList<>(List.of(Cell.text("candidate, all")));
    used.forEach(
        to -> last.add(Cell.number(numbers.count(stages.all(Side.CANDIDATE, to).count()))));
    last.add(Cell.number(""));
    rows.add(last);
    return "<div class=\"matrix\">"
        + Markup.table("Customers by the stage of both", columns, rows)
        + "</div>\n";
  }

  private Cell cell(Stage from, Stage to) {
    Sum sum = stages.of(from, to);
    String text = sum.count() == 0 ? "·" : numbers.count(sum.count());
    return from == to || sum.count() == 0
        ? Cell.number(text)
        : new Cell("<b class=\"moved\">" + Markup.escaped(text) + "</b>", "number");
  }

  private String samples() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Sample<Stage> sample : stages.samples()) {
      rows.add(
          List.of(
              Cell.text(sample.customer()),
              Cell.text(sample.baseline().map(Enum::name).orElse("")),
              Cell.text(sample.candidate().map(Enum::name).orElse("")),
              Cell.number(numbers.money(sample.value())),
              Cell.code(sample.journeyCommand())));
    }
    return "<h3>To look at</h3>\n"
        + Markup.table(
            "The most valuable of them",
            List.of("customer", "baseline", "candidate", "value", "command"),
            rows);
  }
}
