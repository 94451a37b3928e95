package dev.waymark.cli;

import dev.waymark.domain.churn.Alert;
import dev.waymark.domain.churn.SaveWindow;
import dev.waymark.replay.asof.Arrival;
import dev.waymark.replay.explain.CheckedStep;
import dev.waymark.replay.explain.Clearing;
import dev.waymark.replay.explain.Counterfactual;
import dev.waymark.replay.explain.Explanation;
import dev.waymark.replay.explain.Part;
import dev.waymark.replay.explain.Source;
import dev.waymark.replay.explain.Standing;
import dev.waymark.replay.explain.Verdict;
import dev.waymark.schema.ChurnAlert;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a customer got an alert, for people: sentences, and tables of what adds up. */
final class ExplanationText {

  private static final List<String> PARTS =
      List.of(
          "log-odds", "part", "event", "through", "occurred_at", "topic", "partition", "offset");
  private static final List<String> STEPS =
      List.of("at", "step", "band", "score", "cleared_by", "recomputed");
  private static final List<String> STANDINGS = List.of("", "as it was", "without");

  private final Explanation why;
  private final List<Arrival> cameAfter;
  private final Format format;
  private final PrintWriter out;

  /** {@code cameAfter} are the events that came only after the alert was told. */
  ExplanationText(Explanation why, List<Arrival> cameAfter, Format format, PrintWriter out) {
    this.why = why;
    this.cameAfter = cameAfter;
    this.format = format;
    this.out = out;
  }

  void show() {
    heading();
    sheet(PARTS, parts());
    say("");
    verdict();
    clearing(why.clearing());
    say("");
    sheet(STEPS, why.steps().stream().map(ExplanationText::row).toList());
    why.without().ifPresent(this::counterfactual);
    out.flush();
  }

  private void heading() {
    ChurnAlert alert = why.alert();
    say(
        "alert %s of %s, %s %s: %s, score %.4f (higher is riskier), cause %s",
        alert.getAlertId(),
        alert.getCustomerId(),
        AlertRow.words(alert.getStep().name()),
        alert.getAt(),
        alert.getBand(),
        alert.getRiskScore(),
        AlertRow.words(alert.getCause()));
    if (why.isTakenBack()) {
      say("late data have taken it back since");
    }
    why.joined().ifPresent(other -> say("%s", other.sentence(alert.getCustomerId())));
    say(
        "trailing value %s; rules version %s",
        Amount.of(alert.getTrailingValue(), alert.getCurrency()), alert.getRulesVersion());
    say("");
  }

  private List<List<String>> parts() {
    List<List<String>> rows = new ArrayList<>();
    for (Part part : why.parts()) {
      String weight = weight(part.logOddsMicros());
      String name = AlertRow.words(part.finding());
      if (part.sources().isEmpty()) {
        rows.add(List.of(weight, name, "", "", "", "", "", ""));
      }
      for (int i = 0; i < part.sources().size(); i++) {
        rows.add(row(i == 0 ? weight : "", i == 0 ? name : "", part.sources().get(i)));
      }
    }
    rows.add(List.of(weight(why.sumMicros()), "sum", "", "", "", "", "", ""));
    return rows;
  }

  private List<String> row(String weight, String name, Source source) {
    String id = Printable.of(source.eventId());
    return source
        .event()
        .map(
            kept ->
                List.of(
                    weight,
                    name,
                    id,
                    Printable.of(kept.through(why.alert().getCustomerId())),
                    at(kept.event().occurredAtMs()),
                    kept.place().topic(),
                    Integer.toString(kept.place().partition()),
                    Long.toString(kept.place().offset())))
        .orElseGet(() -> List.of(weight, name, id, "", gone(), "", "", ""));
  }

  /** Without anything folded together, what is not in the ledger has left it. */
  private String gone() {
    return why.baseMs() == 0
        ? "in this ledger no more: moved with a name, or erased"
        : "no longer kept one by one";
  }

  private static String weight(long micros) {
    return String.format(Locale.ROOT, "%+.6f", micros / 1e6);
  }

  private void verdict() {
    say(
        "the parts %s to the score that was told",
        why.addsUp() ? "add up exactly" : "do NOT add up");
    say(
        "re-computed from the %d events of the ledger up to then%s: %s",
        why.folded(),
        why.baseMs() == 0 ? "" : " and what is folded together up to " + at(why.baseMs()),
        why.verdict().sentence());
    why.steps().get(0).differences().forEach(difference -> say("  %s", difference));
    for (Arrival late : cameAfter) {
      say(
          "  event %s of %s came only after it was told%s: %s",
          late.eventId(),
          late.occurredAt(),
          late.appendedAt().map(at -> ", at " + at).orElse(""),
          late.place());
    }
    if (!why.isBySameRules()) {
      say(
          "it was told by rules version %s, and re-computed by version %s: a difference may come"
              + " from that",
          why.alert().getRulesVersion(), why.rulesNow());
    } else if (cameAfter.isEmpty()
        && (why.verdict() == Verdict.GONE || why.verdict() == Verdict.DIFFERS)) {
      say(
          why.folded() == 0 && why.baseMs() == 0
              ? "the ledger keeps nothing of this customer, nor is it told that they are somebody else"
                  + " by now: erased"
              : "the rules version is the same: events that were on their way then, names that were"
                  + " learnt or moved since, or other settings"
                  + " under the same version, make the difference");
    }
  }

  private void clearing(Clearing clearing) {
    say("it clears when %s", clearing.rule());
    if (clearing.fallMicros() > 0) {
      say(
          "  the log-odds had to fall by %.6f%s",
          clearing.fallMicros() / 1e6,
          clearing.parts().isEmpty()
              ? ": no part alone is as much"
              : "; each of these alone is as much: "
                  + String.join(", ", clearing.parts().stream().map(AlertRow::words).toList()));
    }
    clearing
        .afterPurchase()
        .ifPresent(score -> say("  a usual purchase right then: score %.4f", score));
    clearing
        .byItself()
        .ifPresent(
            end ->
                say(
                    "  if nothing more had happened: %s, %s",
                    AlertRow.words(end.end().name()), at(end.atMs())));
  }

  private static List<String> row(CheckedStep step) {
    ChurnAlert told = step.told();
    return List.of(
        told.getAt().toString(),
        told.getStep().name(),
        told.getBand().name(),
        String.format(Locale.ROOT, "%.4f", told.getRiskScore()),
        AlertRow.words(Optional.ofNullable(told.getClearedBy()).orElse("")),
        step.verdict().sentence());
  }

  private void counterfactual(Counterfactual other) {
    say("");
    say(
        "without %s, at the same moment: %s",
        Printable.of(String.join(", ", other.without())),
        other.alerts() ? "an alert stands all the same" : "no alert");
    Standing actual = other.actual();
    Standing otherwise = other.otherwise();
    sheet(
        STANDINGS,
        List.of(
            List.of("score", score(actual), score(otherwise)),
            List.of("band", actual.band().name(), otherwise.band().name()),
            List.of("alert", alert(actual), alert(otherwise)),
            List.of("stage", actual.stage().name(), otherwise.stage().name()),
            List.of("save window", window(actual), window(otherwise)),
            List.of("trailing value", value(actual), value(otherwise))));
  }

  private static String score(Standing standing) {
    return String.format(Locale.ROOT, "%.4f", standing.score());
  }

  private String value(Standing standing) {
    return Amount.of(standing.value(), why.alert().getCurrency());
  }

  private static String alert(Standing standing) {
    return standing.alert().map(ExplanationText::since).orElse("none");
  }

  private static String since(Alert alert) {
    return "since " + at(alert.raisedMs()) + " (" + AlertRow.words(alert.cause().name()) + ")";
  }

  private static String window(Standing standing) {
    return standing.window().map(ExplanationText::since).orElse("none");
  }

  private static String since(SaveWindow window) {
    return "since " + at(window.openedMs()) + " (" + AlertRow.words(window.cause().name()) + ")";
  }

  private void sheet(List<String> columns, List<List<String>> rows) {
    new Sheet(format, columns, out).show(rows);
  }

  /** A line; in Markdown a paragraph, or lines would run into one another. */
  private void say(String sentence, Object... parts) {
    String line = Printable.of(String.format(Locale.ROOT, sentence, parts));
    out.println(line);
    if (format == Format.MARKDOWN && !line.isEmpty()) {
      out.println();
    }
  }

  private static String at(long ms) {
    return Instant.ofEpochMilli(ms).toString();
  }
}
