package dev.waymark.cli;

import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Credit;
import dev.waymark.schema.FrictionSignal;
import dev.waymark.schema.Journey;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.SaveWindowStep;
import dev.waymark.schema.StageChange;
import dev.waymark.schema.TouchAt;
import dev.waymark.schema.WindowContact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What has happened to one customer, without what late data have undone. */
final class Timeline {

  static final List<String> COLUMNS = List.of("at", "what", "why", "value");

  private final List<Happening> happenings = new ArrayList<>();
  private final Map<String, ChurnAlert> alerts = new LinkedHashMap<>();
  private final Map<String, SaveWindow> windows = new LinkedHashMap<>();

  /** One line; those of one subject are told anew together. */
  private record Happening(String subject, Instant at, String what, String why, String value) {}

  /** The last that was said of an alert. */
  Optional<ChurnAlert> alert(String id) {
    return Optional.ofNullable(alerts.get(id));
  }

  /** The last that was said of a save window. */
  Optional<SaveWindow> window(String id) {
    return Optional.ofNullable(windows.get(id));
  }

  void hear(StageChange change) {
    forget(change.getChangeId());
    if (change.getRetraction()) {
      return;
    }
    String from = Optional.ofNullable(change.getFrom()).map(Enum::name).orElse("-");
    String currency = change.getCurrency();
    for (TouchAt touch : change.getTouches()) {
      add(change.getChangeId(), touch.getAt(), touch(touch), "", "");
    }
    add(
        change.getChangeId(),
        change.getAt(),
        "stage " + from + " → " + change.getTo(),
        AlertRow.words(change.getCause()),
        Amount.of(change.getTrailingValue(), currency));
    credits(change).forEach((credits, models) -> add(change, credits, models));
  }

  /** What is credited to what, and by which models: often they agree. */
  private static Map<String, List<String>> credits(StageChange change) {
    Map<String, List<Credit>> byModel = new LinkedHashMap<>();
    for (Credit credit : change.getCredits()) {
      byModel.computeIfAbsent(credit.getModel(), model -> new ArrayList<>()).add(credit);
    }
    Map<String, List<String>> models = new LinkedHashMap<>();
    byModel.forEach(
        (model, credits) ->
            models
                .computeIfAbsent(credits(credits, change.getCurrency()), text -> new ArrayList<>())
                .add(AlertRow.words(model)));
    return models;
  }

  private void add(StageChange change, String credits, List<String> models) {
    String what = "credit, " + String.join(", ", models);
    add(change.getChangeId(), change.getAt(), what, credits, "");
  }

  private static String credits(List<Credit> credits, String currency) {
    return credits.stream()
        .map(
            credit ->
                AlertRow.words(credit.getTouch()) + " " + Amount.of(credit.getAmount(), currency))
        .collect(Collectors.joining(", "));
  }

  void hear(ChurnAlert alert) {
    alerts.put(alert.getAlertId(), alert);
    if (alert.getStep() == AlertStep.RETRACTED) {
      forget(alert.getAlertId());
      return;
    }
    String why =
        Optional.ofNullable(alert.getClearedBy())
            .map(AlertRow::words)
            .orElseGet(() -> AlertRow.reasons(alert.getContributions()));
    String step = "alert " + AlertRow.words(alert.getStep().name());
    forgetFrom(alert.getAlertId(), alert.getAt(), step);
    add(
        alert.getAlertId(),
        alert.getAt(),
        step + String.format(Locale.ROOT, ", %s %.1f", alert.getBand(), alert.getRiskScore()),
        why,
        Amount.of(alert.getTrailingValue(), alert.getCurrency()));
  }

  void hear(SaveWindow window) {
    windows.put(window.getWindowId(), window);
    String id = window.getWindowId();
    String said = "said in " + id;
    if (window.getStep() == SaveWindowStep.RETRACTED) {
      forget(id);
      forget(said);
      return;
    }
    List<WindowContact> contacts = window.getContacts();
    if (contacts.isEmpty()) {
      forget(said);
    } else {
      forgetFrom(said, contacts.get(0).getAt(), "");
      contacts.forEach(contact -> add(said, contact));
    }
    String step = "save window " + AlertRow.words(window.getStep().name());
    forgetFrom(id, window.getAt(), step);
    if (isItsOwn(window.getStep())) {
      add(
          id,
          window.getAt(),
          step,
          AlertRow.words(window.getCause()) + (window.getUnanswered() ? ", unanswered" : ""),
          Amount.of(window.getValueAtOpening(), window.getCurrency()));
    }
  }

  /** What was said in it and answered has lines of its own. */
  private static boolean isItsOwn(SaveWindowStep step) {
    return switch (step) {
      case OPENED, SAVED, LOST, RETRACTED -> true;
      case CONTACT, ANSWERED -> false;
    };
  }

  private void add(String subject, WindowContact contact) {
    String answer =
        Optional.ofNullable(contact.getAnsweredAt())
            .map(at -> "answered after " + Delay.of(Duration.between(contact.getAt(), at)))
            .orElse("not answered");
    String reason =
        contact.getReason().equals("NONE") ? "" : " (" + AlertRow.words(contact.getReason()) + ")";
    String what = "in the save window: " + AlertRow.words(contact.getKind()) + reason;
    add(subject, contact.getAt(), what, answer, "");
  }

  /** What went wrong lately, and the touches of somebody who has not bought yet. */
  void hear(Journey journey) {
    for (TouchAt touch : journey.getTouches()) {
      add("", touch.getAt(), touch(touch), "", "");
    }
    for (FrictionSignal signal : journey.getSignals()) {
      add("", signal.getAt(), AlertRow.words(signal.getName()), "speaks for leaving", "");
    }
  }

  private static String touch(TouchAt touch) {
    return "touch, " + AlertRow.words(touch.getTouch());
  }

  private void add(String subject, Instant at, String what, String why, String value) {
    happenings.add(new Happening(subject, at, what, why, value));
  }

  private void forget(String subject) {
    happenings.removeIf(known -> known.subject().equals(subject));
  }

  /** A life is told anew from a step on: what was told of that step and later ones is no more. */
  private void forgetFrom(String subject, Instant at, String step) {
    happenings.removeIf(
        known ->
            known.subject().equals(subject)
                && (known.at().isAfter(at)
                    || (known.at().equals(at) && known.what().startsWith(step))));
  }

  /** In order of time, one row for each. */
  List<List<String>> rows() {
    return happenings.stream()
        .sorted(Comparator.comparing(Happening::at))
        .map(each -> List.of(each.at().toString(), each.what(), each.why(), each.value()))
        .toList();
  }
}
