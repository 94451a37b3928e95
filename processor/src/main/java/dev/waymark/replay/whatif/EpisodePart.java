package dev.waymark.replay.whatif;

import static dev.waymark.replay.whatif.Markup.escaped;

import dev.waymark.domain.kpi.Sum;
import dev.waymark.replay.whatif.Markup.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How alerts or save windows differ, as a part of the page. */
record EpisodePart(Numbers numbers) {

  String html(EpisodeReport episodes, boolean explained) {
    if (episodes.differing() == 0) {
      return Markup.note("None differs; " + numbers.count(episodes.same()) + " are the same.");
    }
    return bars(episodes) + causes(episodes) + samples(episodes, explained);
  }

  private String bars(EpisodeReport episodes) {
    long most = episodes.same();
    for (Change change : Change.values()) {
      most = Math.max(most, episodes.of(change).count());
    }
    StringBuilder bars = new StringBuilder();
    for (Change change : Change.values()) {
      Sum sum = episodes.of(change);
      bar(bars, change.label(), sum.count(), most, meaning(change));
    }
    bar(bars, "the same", episodes.same(), most, "");
    return bars.toString();
  }

  private void bar(StringBuilder bars, String name, long count, long most, String meaning) {
    String width = String.format(Locale.ROOT, "%.1f", 100.0 * count / Math.max(1, most));
    bars.append("<div class=\"bar\"><span class=\"name\">")
        .append(escaped(name))
        .append(
            "</span><span class=\"track\" aria-hidden=\"true\"><span class=\"fill\" style=\"width:")
        .append(width)
        .append("%\"></span></span><span class=\"said\"><b>")
        .append(escaped(numbers.count(count)))
        .append("</b> ")
        .append(escaped(meaning))
        .append("</span></div>\n");
  }

  private static String meaning(Change change) {
    return switch (change) {
      case GAINED -> "only by the candidate";
      case LOST -> "only by the baseline";
      case EARLIER -> "begin earlier by the candidate";
      case LATER -> "begin later by the candidate";
      case OTHERWISE -> "begin at the same moment and go another way";
    };
  }

  private String causes(EpisodeReport episodes) {
    List<List<Cell>> rows = new ArrayList<>();
    episodes
        .byCause()
        .forEach(
            (change, causes) ->
                causes.forEach(
                    (cause, sum) ->
                        rows.add(
                            List.of(
                                Cell.text(change.label()),
                                Cell.text(Markup.words(cause)),
                                Cell.number(numbers.count(sum.count())),
                                Cell.number(numbers.money(sum.amount()))))));
    return Markup.folded(
        "By cause",
        Markup.table(
            "How many differ, by cause", List.of("change", "cause", "how many", "value"), rows));
  }

  private String samples(EpisodeReport episodes, boolean explained) {
    List<List<Cell>> rows = new ArrayList<>();
    episodes
        .samples()
        .forEach(
            (change, samples) -> samples.forEach(each -> rows.add(row(change, each, explained))));
    return "<h3>To look at</h3>\n"
        + Markup.table(
            "The most valuable of each",
            List.of("change", "customer", "baseline", "candidate", "value", "command"),
            rows);
  }

  private List<Cell> row(Change change, Sample<Episode> sample, boolean explained) {
    String explain = explained ? sample.explainCommand() : "";
    return List.of(
        Cell.text(change.label()),
        Cell.text(sample.customer()),
        Cell.text(sample.baseline().map(EpisodePart::brief).orElse(Numbers.NONE)),
        Cell.text(sample.candidate().map(EpisodePart::brief).orElse(Numbers.NONE)),
        Cell.number(numbers.money(sample.value())),
        new Cell(
            Cell.code(sample.journeyCommand()).html()
                + (explain.isEmpty() ? "" : "<br>" + Cell.code(explain).html()),
            ""));
  }

  private static String brief(Episode episode) {
    return Markup.minute(episode.fromMs())
        + ", "
        + Markup.words(episode.cause())
        + (episode.band().isEmpty() ? "" : ", " + episode.band())
        + ", "
        + Markup.words(episode.end())
        + (episode.toMs() == Long.MAX_VALUE ? "" : " " + Markup.day(episode.toMs()));
  }
}
