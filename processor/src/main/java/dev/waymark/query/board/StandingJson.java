package dev.waymark.query.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Contribution;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.WindowContact;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Alerts that stand and save windows that are open, as JSON: those that matter most. */
final class StandingJson {

  /** Nobody reads on. */
  static final int LISTED = 50;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private StandingJson() {}

  /** The riskiest first, of one band the most valuable first. */
  static ObjectNode alerts(Collection<ChurnAlert> alerts, long standing) {
    ObjectNode json = JSON.objectNode();
    json.put("standing", standing);
    json.put("known", alerts.size());
    json.put("amount", alerts.stream().mapToLong(ChurnAlert::getTrailingValue).sum());
    ArrayNode list = json.putArray("list");
    alerts.stream()
        .sorted(
            Comparator.comparing(ChurnAlert::getBand)
                .thenComparing(ChurnAlert::getTrailingValue)
                .reversed()
                .thenComparing(ChurnAlert::getCustomerId))
        .limit(LISTED)
        .forEach(alert -> list.add(alert(alert)));
    return json;
  }

  private static ObjectNode alert(ChurnAlert alert) {
    ObjectNode json =
        JSON.objectNode()
            .put("customer", alert.getCustomerId())
            .put("raised", alert.getRaisedAt().toEpochMilli())
            .put("cause", alert.getCause())
            .put("band", alert.getBand().name())
            .put("score", alert.getRiskScore())
            .put("amount", alert.getTrailingValue())
            .put("clears_when", alert.getClearsWhen());
    ArrayNode parts = json.putArray("contributions");
    alert.getContributions().stream()
        .filter(part -> !part.getName().equals(Finding.BASE.name()))
        .sorted(Comparator.comparingLong(Contribution::getLogOddsMicros).reversed())
        .forEach(
            part ->
                parts.add(
                    JSON.objectNode()
                        .put("name", part.getName())
                        .put("weight", part.getLogOddsMicros() / 1e6)));
    return json;
  }

  /** The unanswered first, then the most valuable. */
  static ObjectNode saveWindows(Collection<SaveWindow> windows, Sum open, Sum unanswered) {
    ObjectNode json = JSON.objectNode();
    json.set("open", BoardJson.sum(open));
    json.set("unanswered", BoardJson.sum(unanswered));
    json.put("known", windows.size());
    ArrayNode list = json.putArray("list");
    windows.stream()
        .sorted(
            Comparator.comparing(SaveWindow::getUnanswered)
                .thenComparing(SaveWindow::getValueAtOpening)
                .reversed()
                .thenComparing(SaveWindow::getCustomerId))
        .limit(LISTED)
        .forEach(window -> list.add(saveWindow(window)));
    return json;
  }

  private static ObjectNode saveWindow(SaveWindow window) {
    ObjectNode json =
        JSON.objectNode()
            .put("customer", window.getCustomerId())
            .put("opened", window.getOpenedAt().toEpochMilli())
            .put("cause", window.getCause())
            .put("amount", window.getValueAtOpening())
            .put("unanswered", window.getUnanswered())
            .put("contacts", window.getContacts().size());
    window.getContacts().stream()
        .filter(said -> said.getAnsweredAt() == null)
        .findFirst()
        .ifPresent(said -> json.put("waits_since", said.getAt().toEpochMilli()));
    window.getContacts().stream()
        .flatMap(said -> delayMs(said).stream())
        .mapToLong(Long::longValue)
        .max()
        .ifPresent(ms -> json.put("longest_answer_ms", ms));
    return json;
  }

  private static Optional<Long> delayMs(WindowContact said) {
    Optional<Instant> answered = Optional.ofNullable(said.getAnsweredAt());
    return answered.map(at -> at.toEpochMilli() - said.getAt().toEpochMilli());
  }
}
