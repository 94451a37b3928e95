package dev.waymark.replay.whatif;

import static dev.waymark.replay.whatif.Markup.escaped;

import dev.waymark.replay.whatif.Markup.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The report as one page with charts. */
public final class HtmlReport {

  private static final int CHARTS = 12;

  private static final String LEGEND =
      """
      <p class="legend"><span><svg viewBox="0 0 32 10" aria-hidden="true"><line class="base" x1="0" x2="32" y1="5" y2="5"/></svg>baseline</span>
      <span><svg viewBox="0 0 32 10" aria-hidden="true"><line class="cand" x1="0" x2="32" y1="5" y2="5"/></svg>candidate</span></p>
      """;

  private final Report report;
  private final List<SettingChange> settings;
  private final Numbers numbers;

  private HtmlReport(Report report, List<SettingChange> settings, Numbers numbers) {
    this.report = report;
    this.settings = List.copyOf(settings);
    this.numbers = numbers;
  }

  /** The whole page. */
  public static String of(Report report, List<SettingChange> settings, Numbers numbers) {
    return new HtmlReport(report, settings, numbers).page();
  }

  private String page() {
    return Page.of("What if " + title(), head(), body(), foot());
  }

  /** The candidate in a few words: what it changes first, and how much more. */
  private String title() {
    List<SettingChange> changes = settings.stream().filter(SettingChange::effect).toList();
    if (changes.isEmpty()) {
      return "nothing changed";
    }
    SettingChange first = changes.get(0);
    return first.key()
        + " were "
        + first.candidate()
        + (changes.size() == 1 ? "?" : ", and " + (changes.size() - 1) + " more changed?");
  }

  private String head() {
    History history = report.history();
    String sentences =
        "<p>"
            + escaped(
                "%s records from %s to %s, worked out by both."
                    .formatted(
                        numbers.count(history.read()),
                        Markup.minute(history.firstMs()),
                        Markup.minute(history.endMs())))
            + "</p>\n";
    if (report.isEmpty()) {
      return sentences;
    }
    return sentences
        + """
        <nav aria-label="Parts of the report"><ul><li><a href="#settings">Settings</a></li><li><a href="#time">Over time</a></li><li><a href="#scoreboard">Scoreboard</a></li><li><a href="#alerts">Alerts</a></li><li><a href="#windows">Save windows</a></li><li><a href="#stages">Stages</a></li><li><a href="#kpis">KPIs</a></li></ul></nav>
        """;
  }

  private String body() {
    if (report.isEmpty()) {
      return "<p class=\"card\">Nothing differs.</p>\n" + settings() + history();
    }
    EpisodePart episodes = new EpisodePart(numbers);
    return new Tiles(report, numbers).html()
        + settings()
        + courses()
        + scoreboard()
        + Markup.section(
            "alerts",
            "Alerts",
            Markup.note(
                "An alert of one side is that of the other when it has the same id, or when both"
                    + " stood at the same time."),
            episodes.html(report.alerts(), true))
        + Markup.section("windows", "Save windows", episodes.html(report.windows(), false))
        + new StagePart(report.stages(), numbers).html()
        + new KpiPart(report, numbers).html()
        + history();
  }

  private String settings() {
    List<List<Cell>> rows = new ArrayList<>();
    for (SettingChange each : settings) {
      rows.add(
          List.of(
              Cell.code(each.key()),
              Cell.text(each.baseline()),
              Cell.text(each.candidate()),
              Cell.text(each.effect() ? "" : "no effect: " + each.why())));
    }
    return Markup.section(
        "settings",
        "Settings",
        Markup.table(
            "What the candidate names", List.of("setting", "baseline", "candidate", ""), rows));
  }

  private String scoreboard() {
    return Markup.section(
        "scoreboard",
        "Scoreboard",
        Markup.table(
            "Over the whole history",
            List.of("", "baseline", "candidate", "difference"),
            report.scoreboard().stream()
                .map(
                    score ->
                        List.of(
                            Cell.text(score.name()),
                            Cell.number(numbers.figure(score.unit(), score.values().baseline())),
                            Cell.number(numbers.figure(score.unit(), score.values().candidate())),
                            Cell.number(numbers.moreFigure(score.unit(), score.difference()))))
                .toList()));
  }

  private String courses() {
    List<Course> courses = Course.of(report, CHARTS);
    if (courses.isEmpty()) {
      return "";
    }
    return Markup.section(
        "time",
        "Over time",
        LEGEND,
        "<div class=\"charts\">\n",
        courses.stream()
            .map(course -> new LineChart(course, numbers).html())
            .collect(Collectors.joining()),
        "</div>\n");
  }

  private String history() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Side side : Side.values()) {
      History.Counts counts = report.history().counts().of(side);
      rows.add(
          List.of(
              Cell.text(Markup.words(side.name())),
              Cell.number(numbers.count(counts.customers())),
              Cell.number(numbers.count(counts.applied())),
              Cell.number(numbers.count(counts.doubled())),
              Cell.number(numbers.count(counts.leftOut())),
              Cell.number(numbers.count(counts.erased())),
              Cell.number(numbers.count(counts.allRejected())),
              Cell.text(
                  counts.rejected().entrySet().stream()
                      .map(each -> each.getKey() + " " + numbers.count(each.getValue()))
                      .collect(Collectors.joining(", ")))));
    }
    return Markup.section(
        "history",
        "History",
        Markup.table(
            "What became of the records",
            List.of(
                "",
                "customers",
                "applied",
                "duplicate",
                "left out",
                "erased",
                "rejected",
                "rejected because"),
            rows));
  }

  private String foot() {
    return escaped(
        "Counts are of the history, money is in "
            + numbers.currency().getCurrencyCode()
            + ", times are UTC. All cells that differ: --format json.");
  }
}
