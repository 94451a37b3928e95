package dev.waymark.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.replay.Place;
import dev.waymark.replay.explain.CheckedStep;
import dev.waymark.replay.explain.Clearing;
import dev.waymark.replay.explain.Counterfactual;
import dev.waymark.replay.explain.Explanation;
import dev.waymark.replay.explain.Part;
import dev.waymark.replay.explain.Source;
import dev.waymark.replay.explain.Standing;
import dev.waymark.schema.ChurnAlert;
import java.time.Instant;
import java.util.Collection;

/** Why a customer got an alert, as JSON. */
public final class ExplanationJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final double MICROS = 1_000_000;

  private ExplanationJson() {}

  /** All of an explanation; times in ISO-8601, money in minor units, parts in log-odds. */
  public static ObjectNode json(Explanation why) {
    ChurnAlert alert = why.alert();
    ObjectNode json = JSON.objectNode();
    json.put("alert_id", alert.getAlertId()).put("customer_id", alert.getCustomerId());
    json.put("raised_at", alert.getRaisedAt().toString());
    json.put("cause", alert.getCause()).put("taken_back", why.isTakenBack());
    json.put("explained_step", alert.getStep().name()).put("at", alert.getAt().toString());
    json.put("band", alert.getBand().name()).put("score", alert.getRiskScore());
    json.put("trailing_value", alert.getTrailingValue()).put("currency", alert.getCurrency());
    json.put("rules_version", alert.getRulesVersion()).put("rules_version_now", why.rulesNow());
    json.put("verdict", why.verdict().name()).put("says", why.verdict().sentence());
    json.put("log_odds", why.sumMicros() / MICROS).put("adds_up", why.addsUp());
    json.put("events_counted", why.folded());
    json.put("folded_until", why.baseMs() == 0 ? null : at(why.baseMs()));
    why.joined()
        .ifPresent(
            other ->
                json.putObject("part_of")
                    .put("owner", other.owner())
                    .put("reason", other.reason())
                    .put("reason_id", other.reasonId())
                    .put("at", other.at().toString()));
    ArrayNode parts = json.putArray("parts");
    why.parts().forEach(part -> parts.add(part(part, alert.getCustomerId())));
    ArrayNode steps = json.putArray("steps");
    why.steps().forEach(step -> steps.add(step(step)));
    json.set("clears", clearing(why.clearing()));
    why.without().ifPresent(other -> json.set("without", counterfactual(other)));
    return json;
  }

  private static ObjectNode part(Part part, String customer) {
    ObjectNode json = JSON.objectNode();
    json.put("name", part.finding()).put("log_odds", part.logOddsMicros() / MICROS);
    ArrayNode events = json.putArray("events");
    part.sources().forEach(source -> events.add(source(source, customer)));
    return json;
  }

  private static ObjectNode source(Source source, String customer) {
    ObjectNode json = JSON.objectNode();
    json.put("event_id", source.eventId()).put("kept", source.event().isPresent());
    source
        .event()
        .ifPresent(
            kept -> {
              Place place = kept.place();
              json.put("kind", kept.event().kind().name());
              json.put("through", kept.through(customer));
              json.put("occurred_at", at(kept.event().occurredAtMs()));
              json.put("topic", place.topic());
              json.put("partition", place.partition()).put("offset", place.offset());
            });
    return json;
  }

  private static ObjectNode step(CheckedStep step) {
    ChurnAlert told = step.told();
    ObjectNode json = JSON.objectNode();
    json.put("step", told.getStep().name()).put("at", told.getAt().toString());
    json.put("band", told.getBand().name()).put("score", told.getRiskScore());
    json.put("cleared_by", told.getClearedBy());
    json.put("verdict", step.verdict().name());
    json.set("differences", texts(step.differences()));
    return json;
  }

  private static ObjectNode clearing(Clearing clearing) {
    ObjectNode json = JSON.objectNode();
    json.put("rule", clearing.rule()).put("fall_needed", clearing.fallMicros() / MICROS);
    json.set("parts_that_suffice", texts(clearing.parts()));
    clearing.afterPurchase().ifPresent(score -> json.put("score_after_purchase", score));
    clearing
        .byItself()
        .ifPresent(
            end -> json.put("by_itself", end.end().name()).put("by_itself_at", at(end.atMs())));
    return json;
  }

  private static ObjectNode counterfactual(Counterfactual other) {
    ObjectNode json = JSON.objectNode();
    json.set("events", texts(other.without()));
    json.put("alert_all_the_same", other.alerts());
    json.set("actual", standing(other.actual()));
    json.set("otherwise", standing(other.otherwise()));
    return json;
  }

  private static ObjectNode standing(Standing standing) {
    ObjectNode json = JSON.objectNode();
    json.put("stage", standing.stage().name()).put("band", standing.band().name());
    json.put("score", standing.score()).put("trailing_value", standing.value());
    ObjectNode alert = json.putObject("alert");
    standing
        .alert()
        .ifPresent(
            open ->
                alert
                    .put("alert_id", open.alertId())
                    .put("raised_at", at(open.raisedMs()))
                    .put("cause", open.cause().name()));
    ObjectNode window = json.putObject("save_window");
    standing
        .window()
        .ifPresent(
            open ->
                window
                    .put("window_id", open.windowId())
                    .put("opened_at", at(open.openedMs()))
                    .put("cause", open.cause().name()));
    return json;
  }

  private static ArrayNode texts(Collection<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static String at(long ms) {
    return Instant.ofEpochMilli(ms).toString();
  }
}
