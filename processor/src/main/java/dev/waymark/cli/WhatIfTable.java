package dev.waymark.cli;

import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.replay.whatif.Both;
import dev.waymark.replay.whatif.CellPair;
import dev.waymark.replay.whatif.Change;
import dev.waymark.replay.whatif.Episode;
import dev.waymark.replay.whatif.EpisodeReport;
import dev.waymark.replay.whatif.History;
import dev.waymark.replay.whatif.KpiDifference;
import dev.waymark.replay.whatif.Numbers;
import dev.waymark.replay.whatif.Report;
import dev.waymark.replay.whatif.Sample;
import dev.waymark.replay.whatif.SettingChange;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The report of {@code what-if} as tables: the largest differences, and all of them in numbers. */
record WhatIfTable(Report report, List<SettingChange> settings, Numbers numbers, PrintWriter out) {

  private static final int LARGEST = 3;
  private static final int WIDEST = 48;

  void show() {
    showSettings();
    history();
    if (report.isEmpty()) {
      out.println("\nNothing differs.");
      return;
    }
    scoreboard();
    episodes("Alerts", report.alerts());
    episodes("Save windows", report.windows());
    stages();
    kpis();
    samples();
  }

  private void showSettings() {
    List<List<String>> rows = new ArrayList<>();
    for (SettingChange each : settings) {
      rows.add(
          List.of(
              each.key(),
              shortened(each.baseline()),
              shortened(each.candidate()),
              each.effect() ? "" : "no effect: " + each.why()));
    }
    sheet("Settings", List.of("setting", "baseline", "candidate", ""), rows);
  }

  private static String shortened(String text) {
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
  }

  private void history() {
    History history = report.history();
    out.printf(
        "%nHistory from %s to %s: %s records read, %s bad lines%n",
        at(history.firstMs()),
        at(history.endMs()),
        numbers.count(history.read()),
        numbers.count(history.badLines()));
    if (history.counts().agree()) {
      out.println("  both sides: " + sentence(history.counts().baseline()));
    } else {
      out.println("  baseline:  " + sentence(history.counts().baseline()));
      out.println("  candidate: " + sentence(history.counts().candidate()));
    }
  }

  private String sentence(History.Counts counts) {
    return numbers.count(counts.customers())
        + " customers, "
        + numbers.count(counts.applied())
        + " events applied, "
        + numbers.count(counts.doubled())
        + " duplicates, "
        + numbers.count(counts.leftOut())
        + " left out, "
        + numbers.count(counts.erased())
        + " erased, "
        + numbers.count(counts.allRejected())
        + " rejected"
        + (counts.rejected().isEmpty() ? "" : " " + counts.rejected());
  }

  private void scoreboard() {
    sheet(
        "Scoreboard",
        List.of("", "baseline", "candidate", "difference"),
        report.scoreboard().stream()
            .map(
                score ->
                    List.of(
                        score.name(),
                        numbers.figure(score.unit(), score.values().baseline()),
                        numbers.figure(score.unit(), score.values().candidate()),
                        numbers.moreFigure(score.unit(), score.difference())))
            .toList());
  }

  private void episodes(String title, EpisodeReport episodes) {
    List<List<String>> rows = new ArrayList<>();
    episodes
        .byCause()
        .forEach(
            (change, causes) ->
                causes.forEach(
                    (cause, sum) ->
                        rows.add(
                            List.of(
                                change.label(),
                                words(cause),
                                numbers.count(sum.count()),
                                numbers.money(sum.amount())))));
    sheet(
        title
            + ": "
            + numbers.count(episodes.differing())
            + " differ, "
            + numbers.count(episodes.same())
            + " are the same",
        List.of("change", "cause", "how many", "trailing value"),
        rows);
  }

  private void stages() {
    List<List<String>> rows = new ArrayList<>();
    for (Stage from : Stage.values()) {
      for (Stage to : Stage.values()) {
        Sum sum = report.stages().of(from, to);
        if (from != to && sum.count() > 0) {
          rows.add(
              List.of(
                  from.name(), to.name(), numbers.count(sum.count()), numbers.money(sum.amount())));
        }
      }
    }
    sheet(
        "Stages at the end: "
            + numbers.count(report.stages().differing().count())
            + " customers differ",
        List.of("baseline", "candidate", "customers", "trailing value"),
        rows);
  }

  private void kpis() {
    List<List<String>> rows = new ArrayList<>();
    for (KpiDifference kpi : KpiDifference.of(report, LARGEST)) {
      rows.add(total(kpi));
      kpi.largest().forEach(cell -> rows.add(row(cell)));
    }
    sheet(
        "KPIs: "
            + numbers.count(report.differingCells().size())
            + " cells differ (all with --format json)",
        List.of("kpi", "window", "dimensions", "baseline", "candidate", "difference", "amount"),
        rows);
  }

  private List<String> total(KpiDifference difference) {
    Kpi kpi = difference.kpi();
    String cells = numbers.count(difference.cells()) + " cells";
    if (difference.total().isEmpty()) {
      return List.of(kpi.label(), cells, "", "", "", "", "");
    }
    Both<Sum> total = difference.total().get();
    return row(kpi.label(), cells, kpi.isStock("") ? "as it stands" : "all of it", kpi, total);
  }

  private List<String> row(CellPair cell) {
    String window =
        cell.id().grain() == Grain.NOW
            ? "now"
            : cell.id().grain().label() + " " + at(cell.id().startMs());
    return row("", window, cell.id().dimensions(), cell.id().kpi(), cell.sums());
  }

  private List<String> row(String name, String window, String dimensions, Kpi kpi, Both<Sum> sums) {
    long count = sums.candidate().count() - sums.baseline().count();
    long amount = sums.candidate().amount() - sums.baseline().amount();
    return List.of(
        name,
        window,
        dimensions,
        numbers.count(sums.baseline().count()),
        numbers.count(sums.candidate().count()),
        numbers.more(count),
        amount == 0 ? "" : numbers.moreAmount(kpi, amount));
  }

  private void samples() {
    List<List<String>> rows = new ArrayList<>();
    addSamples("alert ", report.alerts(), rows);
    addSamples("save window ", report.windows(), rows);
    for (Sample<Stage> sample : report.stages().samples()) {
      rows.add(
          List.of(
              "stage",
              sample.baseline().map(Enum::name).orElse(""),
              sample.candidate().map(Enum::name).orElse(""),
              sample.journeyCommand()));
    }
    sheet("To look at", List.of("what", "baseline", "candidate", "command"), rows);
  }

  private void addSamples(String what, EpisodeReport episodes, List<List<String>> rows) {
    for (Change change : Change.values()) {
      for (Sample<Episode> sample : episodes.samples().getOrDefault(change, List.of())) {
        rows.add(
            List.of(
                what + change.label(),
                sample.baseline().map(WhatIfTable::brief).orElse(""),
                sample.candidate().map(WhatIfTable::brief).orElse(""),
                sample.journeyCommand()));
        if (what.startsWith("alert") && sample.baseline().isPresent()) {
          rows.add(List.of("", "", "", sample.explainCommand()));
        }
      }
    }
  }

  private static String brief(Episode episode) {
    return at(episode.fromMs())
        + " "
        + words(episode.cause())
        + (episode.band().isEmpty() ? "" : " " + episode.band())
        + ", "
        + words(episode.end());
  }

  private void sheet(String title, List<String> columns, List<List<String>> rows) {
    out.println("\n" + title);
    if (!rows.isEmpty()) {
      new Sheet(Format.TABLE, indented(columns), out)
          .show(rows.stream().map(WhatIfTable::indented).toList());
    }
  }

  private static List<String> indented(List<String> cells) {
    List<String> line = new ArrayList<>(cells);
    line.set(0, "  " + line.get(0));
    return line;
  }

  private static String words(String constant) {
    return constant.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  private static String at(long ms) {
    return Instant.ofEpochMilli(ms).toString();
  }
}
