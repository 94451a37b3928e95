package dev.waymark.sandbox.demo;

import dev.waymark.domain.churn.Finding;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Contribution;
import dev.waymark.schema.RiskBand;
import dev.waymark.schema.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The picture in words: a page for a terminal, a line for a log. */
final class View {

  private static final int REASONS_SHOWN = 3;

  /** What every risk starts from, which is nobody's reason. */
  private static final String EVERYBODY = Finding.BASE.name();

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private View() {}

  static List<String> page(Picture picture, Pulse pulse) {
    List<String> page = new ArrayList<>();
    page.add(
        "Waymark  %s  story at %s UTC  running %s"
            .formatted(pulse.phase(), moment(pulse.storyMs()), clock(pulse.elapsed())));
    page.add("");
    page.add(row("events", events(pulse)));
    page.addAll(figures(picture));
    return page;
  }

  /** What came out, when it is over. */
  static List<String> summary(Picture picture) {
    List<String> summary = new ArrayList<>();
    summary.add("");
    summary.add("What came out for %,d customers".formatted(picture.customers().all()));
    summary.addAll(figures(picture));
    return summary;
  }

  private static List<String> figures(Picture picture) {
    List<String> figures = new ArrayList<>();
    figures.add(row("stages", stages(picture.customers())));
    figures.add(row("moves", moves(picture.moves())));
    figures.add(row("orders", orders(picture.sales())));
    figures.add(row("alerts", alerts(picture.alerts())));
    figures.add(row("save windows", windows(picture.windows())));
    figures.add("");
    figures.add("Latest churn alerts (score: 0 to 100, higher is riskier)");
    picture.alerts().newest().forEach(alert -> figures.add("  " + alert(alert)));
    return figures;
  }

  static String line(Picture picture, Pulse pulse) {
    String newest =
        picture.alerts().newest().stream().findFirst().map(a -> " | " + alert(a)).orElse("");
    return "%s %s | %s | %s | %s | alerts %s | save windows %s%s"
        .formatted(
            clock(pulse.elapsed()),
            pulse.phase(),
            events(pulse),
            stages(picture.customers()),
            moves(picture.moves()),
            alerts(picture.alerts()),
            windows(picture.windows()),
            newest);
  }

  private static String row(String name, String rest) {
    return " %-14s%s".formatted(name, rest);
  }

  private static String events(Pulse pulse) {
    return "sent %,d  processed %,d  now %,d/s  lag %,d"
        .formatted(pulse.sent(), pulse.processed(), pulse.perSecond(), pulse.lag());
  }

  private static String stages(Customers customers) {
    List<String> parts = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      parts.add("%s %,d".formatted(stage, customers.in(stage)));
    }
    return String.join("  ", parts);
  }

  private static String moves(Moves moves) {
    return "new %,d  lapsed %,d  won back %,d  lost %,d"
        .formatted(moves.fresh(), moves.lapsed(), moves.wonBack(), moves.lost());
  }

  private static String orders(Sales sales) {
    return "%,d  gross %s".formatted(sales.orders(), sales.gross());
  }

  private static String alerts(Alerts alerts) {
    return "standing %,d (HIGH %,d, CRITICAL %,d)  raised %,d  cleared %,d"
        .formatted(
            alerts.standing(),
            alerts.standing(RiskBand.HIGH),
            alerts.standing(RiskBand.CRITICAL),
            alerts.raised(),
            alerts.cleared());
  }

  private static String windows(SaveWindows windows) {
    return "open %,d (unanswered %,d)  saved %,d  lost %,d"
        .formatted(windows.open(), windows.unanswered(), windows.saved(), windows.lost());
  }

  private static String alert(ChurnAlert alert) {
    return "%s  %s  %s %.0f  %s"
        .formatted(
            moment(alert.getAt().toEpochMilli()),
            alert.getCustomerId(),
            alert.getBand(),
            alert.getRiskScore(),
            reasons(alert.getContributions()));
  }

  private static String reasons(List<Contribution> contributions) {
    return contributions.stream()
        .filter(contribution -> contribution.getLogOddsMicros() > 0)
        .filter(contribution -> !contribution.getName().equals(EVERYBODY))
        .sorted(Comparator.comparingLong(Contribution::getLogOddsMicros).reversed())
        .limit(REASONS_SHOWN)
        .map(c -> "%s %+.1f".formatted(words(c.getName()), c.getLogOddsMicros() / 1e6))
        .collect(Collectors.joining(", "));
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String moment(long ms) {
    return MOMENT.format(Instant.ofEpochMilli(ms));
  }

  private static String clock(Duration elapsed) {
    return "%02d:%02d".formatted(elapsed.toMinutes(), elapsed.toSecondsPart());
  }
}
