package dev.waymark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.query.ReadableRecord;
import dev.waymark.replay.asof.Arrival;
import dev.waymark.replay.asof.AsOf;
import dev.waymark.replay.asof.Difference;
import dev.waymark.replay.asof.Published;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** How a customer stood at an instant: known now beside told by then. */
final class AsOfText {

  private static final List<String> DIFFERENCES =
      List.of("what", "told by then", "known now", "because");
  private static final List<String> LATE =
      List.of("late event", "occurred_at", "appended_at", "topic", "partition", "offset");

  private final String asked;
  private final String customer;
  private final AsOf then;
  private final List<String> noLongerKept;
  private final PrintWriter out;

  /** {@code asked} is the name by which somebody asked for the customer. */
  AsOfText(String asked, String customer, AsOf then, List<String> noLongerKept, PrintWriter out) {
    this.asked = asked;
    this.customer = customer;
    this.then = then;
    this.noLongerKept = noLongerKept;
    this.out = out;
  }

  void show(Format format, ZoneId zone) {
    if (format == Format.JSON) {
      out.println(json().toPrettyString());
    } else if (format == Format.CSV) {
      new Sheet(format, DIFFERENCES, out).show(differences());
    } else {
      sentences(zone);
      out.println();
      new Sheet(format, DIFFERENCES, out).show(differences());
      if (!then.late().isEmpty()) {
        out.println();
        new Sheet(format, LATE, out).show(then.late().stream().map(AsOfText::row).toList());
      }
    }
    out.flush();
  }

  private void sentences(ZoneId zone) {
    if (!asked.equals(customer)) {
      say(
          asked
              + " belongs to "
              + customer
              + " by now, who is shown; what had been told of "
              + asked
              + " by then is not");
    }
    say("as of " + then.asOf() + ", by what is known now:");
    then.known()
        .ifPresentOrElse(
            journey -> Portrait.of(journey, new Timeline(), zone).forEach(this::say),
            () -> say(customer + " had done nothing yet"));
    say("");
    Published told = then.published();
    say(
        "told by then: stage "
            + told.stage().orElse("nothing")
            + ", alert "
            + told.alert().map(alert -> alert.getAlertId()).orElse("none")
            + ", save window "
            + told.window().map(window -> window.getWindowId()).orElse("none"));
    noLongerKept.forEach(this::say);
    if (!then.unknown().isEmpty()) {
      say(
          "of "
              + then.unknown().size()
              + " events it is no longer known when they were appended: their topics no longer hold"
              + " them");
    }
    say(then.differences().isEmpty() ? "what was told and what is known agree" : "differences:");
  }

  private List<List<String>> differences() {
    return then.differences().stream()
        .map(
            each ->
                List.of(each.what(), each.published(), each.known(), Printable.of(each.because())))
        .toList();
  }

  private static List<String> row(Arrival late) {
    return List.of(
        Printable.of(late.eventId()),
        late.occurredAt().toString(),
        late.appendedAt().map(Instant::toString).orElse("no longer kept"),
        late.place().topic(),
        Integer.toString(late.place().partition()),
        Long.toString(late.place().offset()));
  }

  private ObjectNode json() {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    ObjectNode json = factory.objectNode();
    json.put("asked_for", asked);
    json.put("customer_id", customer).put("as_of", then.asOf().toString());
    json.set(
        "known",
        then.known()
            .map(ReadableRecord::json)
            .<com.fasterxml.jackson.databind.JsonNode>map(known -> known)
            .orElse(factory.nullNode()));
    Published told = then.published();
    ObjectNode published = json.putObject("published");
    published.put("stage", told.stage().orElse(null));
    published.put("alert_id", told.alert().map(alert -> alert.getAlertId()).orElse(null));
    published.put("save_window_id", told.window().map(window -> window.getWindowId()).orElse(null));
    ArrayNode differences = json.putArray("differences");
    for (Difference each : then.differences()) {
      differences
          .addObject()
          .put("what", each.what())
          .put("published", each.published())
          .put("known", each.known())
          .put("because", each.because());
    }
    ArrayNode late = json.putArray("late_events");
    for (Arrival each : then.late()) {
      late.addObject()
          .put("event_id", each.eventId())
          .put("occurred_at", each.occurredAt().toString())
          .put("appended_at", each.appendedAt().map(Instant::toString).orElse(null))
          .put("topic", each.place().topic())
          .put("partition", each.place().partition())
          .put("offset", each.place().offset());
    }
    ArrayNode gone = json.putArray("no_longer_kept");
    noLongerKept.forEach(gone::add);
    json.put("arrival_unknown", then.unknown().size());
    return json;
  }

  private void say(String sentence) {
    out.println(Printable.of(sentence));
  }
}
