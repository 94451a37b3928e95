package dev.waymark.replay.whatif;

import static dev.waymark.replay.whatif.Markup.escaped;

import dev.waymark.domain.kpi.Sum;
import java.math.BigDecimal;
import java.util.Optional;

/** The few figures that somebody looks at first. */
record Tiles(Report report, Numbers numbers) {

  String html() {
    StringBuilder tiles = new StringBuilder("<dl class=\"tiles\" aria-label=\"At a glance\">\n");
    tile(
        tiles,
        "Alerts",
        "+" + numbers.count(gained(report.alerts())) + " −" + numbers.count(lost(report.alerts())),
        "gained and lost; "
            + numbers.count(changed(report.alerts()))
            + " changed, "
            + numbers.count(report.alerts().same())
            + " the same");
    tile(
        tiles,
        "Save windows",
        "+"
            + numbers.count(gained(report.windows()))
            + " −"
            + numbers.count(lost(report.windows())),
        "gained and lost; " + numbers.count(changed(report.windows())) + " changed");
    Sum moved = report.stages().differing();
    tile(
        tiles,
        "In another stage",
        numbers.count(moved.count()),
        "customers, worth " + numbers.money(moved.amount()));
    for (Score score : report.scoreboard()) {
      switch (score.name()) {
        case "precision", "recall", "mean lead time", "save rate" -> score(tiles, score);
        default -> {}
      }
    }
    return tiles.append("</dl>\n").toString();
  }

  private void score(StringBuilder tiles, Score score) {
    Optional<BigDecimal> more = score.difference();
    int sign = more.map(BigDecimal::signum).orElse(0);
    String style = sign > 0 ? "up" : sign < 0 ? "down" : "";
    String arrow = sign > 0 ? "▲ " : sign < 0 ? "▼ " : "";
    tiles
        .append("<div class=\"tile\"><dt>")
        .append(escaped(score.name().substring(0, 1).toUpperCase(java.util.Locale.ROOT)))
        .append(escaped(score.name().substring(1)))
        .append("</dt><dd class=\"figure\">")
        .append(escaped(numbers.figure(score.unit(), score.values().candidate())))
        .append("</dd><dd class=\"more\">was ")
        .append(escaped(numbers.figure(score.unit(), score.values().baseline())))
        .append(" <span class=\"" + style + "\">")
        .append(escaped(sign == 0 ? "" : arrow + numbers.moreFigure(score.unit(), more)))
        .append("</span></dd></div>\n");
  }

  private static void tile(StringBuilder tiles, String name, String figure, String more) {
    tiles
        .append("<div class=\"tile\"><dt>" + escaped(name) + "</dt><dd class=\"figure\">")
        .append(escaped(figure) + "</dd><dd class=\"more\">" + escaped(more) + "</dd></div>\n");
  }

  private static long gained(EpisodeReport episodes) {
    return episodes.of(Change.GAINED).count();
  }

  private static long lost(EpisodeReport episodes) {
    return episodes.of(Change.LOST).count();
  }

  private static long changed(EpisodeReport episodes) {
    return episodes.differing() - gained(episodes) - lost(episodes);
  }
}
