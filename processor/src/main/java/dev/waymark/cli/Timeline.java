package dev.waymark.cli;

import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.SaveWindowStep;
import dev.waymark.schema.StageChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What has happened to one customer, without what late data have undone. */
final class Timeline {

  static final List<String> COLUMNS = List.of("at", "what", "why", "value");

  private final List<Happening> happenings = new ArrayList<>();

  void hear(StageChange change) {
    if (change.getRetraction()) {
      undo(change.getChangeId(), change.getAt());
      return;
    }
    String from = Optional.ofNullable(change.getFrom()).map(Enum::name).orElse("-");
    add(
        change.getAt(),
        change.getChangeId(),
        "stage " + from + " → " + change.getTo(),
        AlertRow.words(change.getCause()),
        Amount.of(change.getTrailingValue(), change.getCurrency()));
  }

  void hear(ChurnAlert alert) {
    if (alert.getStep() == AlertStep.RETRACTED) {
      undo(alert.getAlertId(), alert.getAt());
      return;
    }
    String why =
        Optional.ofNullable(alert.getClearedBy())
            .map(AlertRow::words)
            .orElseGet(() -> AlertRow.reasons(alert.getContributions()));
    add(
        alert.getAt(),
        alert.getAlertId(),
        String.format(
            Locale.ROOT,
            "alert %s, %s %.1f",
            AlertRow.words(alert.getStep().name()),
            alert.getBand(),
            alert.getRiskScore()),
        why,
        Amount.of(alert.getTrailingValue(), alert.getCurrency()));
  }

  void hear(SaveWindow window) {
    if (window.getStep() == SaveWindowStep.RETRACTED) {
      undo(window.getWindowId(), window.getAt());
      return;
    }
    add(
        window.getAt(),
        window.getWindowId(),
        "save window " + AlertRow.words(window.getStep().name()),
        AlertRow.words(window.getCause()) + (window.getUnanswered() ? ", unanswered" : ""),
        Amount.of(window.getValueAtOpening(), window.getCurrency()));
  }

  private void add(Instant at, String id, String what, String why, String value) {
    happenings.add(new Happening(at, id, what, why, value));
  }

  private void undo(String id, Instant at) {
    for (int i = happenings.size() - 1; i >= 0; i--) {
      if (happenings.get(i).id().equals(id) && happenings.get(i).at().equals(at)) {
        happenings.remove(i);
        return;
      }
    }
  }

  /** In order of time, one row for each. */
  List<List<String>> rows() {
    return happenings.stream()
        .sorted(Comparator.comparing(Happening::at))
        .map(each -> List.of(each.at().toString(), each.what(), each.why(), each.value()))
        .toList();
  }

  private record Happening(Instant at, String id, String what, String why, String value) {}
}
