package dev.waymark.sandbox.lookback;

import static dev.waymark.sandbox.lookback.LiveRun.complaint;
import static dev.waymark.sandbox.lookback.LiveRun.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.app.Running;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Origin;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.interop.OneSandbox;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code waymark explain} and its page, of an alert that a running Waymark has raised. */
@ExtendWith(OneSandbox.class)
@Tag("long-runs")
class ExplainTest {

  private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private final Sandbox sandbox;

  ExplainTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  private static Instant day(int day) {
    return MARCH.plus(Duration.ofDays(day));
  }

  @Test
  void an_old_alert_of_a_name_leads_on_to_whose_it_turned_out_to_be() throws Exception {
    try (LiveRun live =
        LiveRun.start(sandbox, "explain-named", Map.of("risk.edges", "0.3, 0.5, 0.99"))) {
      live.send(
          byCard(purchase("", "p-1", day(0))),
          byCard(purchase("", "p-2", day(5))),
          byCard(complaint("", "c-1", day(10))),
          byCard(complaint("", "c-2", day(11))),
          byCard(complaint("", "c-3", day(12))));
      live.settle();
      String old = alertOf(live, "~LOYALTY_CARD:k1");
      assertThat(live.waymark("explain", old))
          .contains("what was told and what the ledger tells agree")
          .doesNotContain("by now");

      live.send(byCard(purchase("ann", "p-9", day(13))));
      live.settle();

      assertThat(live.waymark("explain", old))
          .startsWith("0\nalert " + old + " of ~LOYALTY_CARD:k1")
          .contains("~LOYALTY_CARD:k1 is part of ann by now (event p-9 of " + day(13) + ")")
          .contains("explain-named.support-contacts")
          .doesNotContain("erased")
          .doesNotContain("differently");
      assertThat(live.waymark("explain", alertOf(live, "ann")))
          .containsPattern("c-1 +\\|? *LOYALTY_CARD")
          .doesNotContain("k1");
      assertThat(live.waymark("journey", "LOYALTY_CARD:k1", "--as-of", day(12).toString()))
          .contains("LOYALTY_CARD:k1 belongs to ann by now, who is shown");
    }
  }

  private static Event byCard(Event event) {
    Origin was = event.origin();
    return event.with(
        new Origin(
            was.eventId(),
            was.occurredAtMs(),
            was.customerId(),
            List.of(new Identifier(IdentifierType.LOYALTY_CARD, "k1")),
            was.source(),
            was.channel(),
            was.campaign(),
            was.referrer()));
  }

  @Test
  void an_alert_is_explained_by_its_events_and_recomputed_from_them() throws Exception {
    try (LiveRun live = LiveRun.start(sandbox, "explain", Map.of("risk.edges", "0.3, 0.5, 0.99"))) {
      live.send(
          purchase("ann", "p-1", day(0)),
          purchase("ann", "p-2", day(5)),
          purchase("bob", "p-3", day(5)),
          complaint("ann", "c-1", day(10)),
          complaint("ann", "c-2", day(11)),
          complaint("ann", "c-3", day(12)));
      live.settle();
      String alert = alertOf(live, "ann");

      String table = live.waymark("explain", alert);
      assertThat(table)
          .startsWith("0\nalert " + alert + " of ann, raised 2026-03-1")
          .contains("add up exactly to the score that was told")
          .contains("what was told and what the ledger tells agree")
          .contains("explain.support-contacts")
          .contains("it clears when the risk falls below")
          .doesNotContain("differently");

      JsonNode json =
          JSON.readTree(live.waymark("explain", alert, "--format", "json").substring(2));
      assertThat(json.at("/verdict").asText()).isEqualTo("AGREES");
      assertThat(json.at("/rules_version").asText()).isEqualTo("1");
      JsonNode complaint = part(json, "COMPLAINT").at("/events/0");
      assertThat(complaint.at("/event_id").asText()).isEqualTo("c-1");
      assertThat(complaint.at("/topic").asText()).isEqualTo("explain.support-contacts");
      assertThat(complaint.at("/offset").asLong()).isZero();

      HttpResponse<String> page = live.ask("/alerts/" + alert);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(JSON.readTree(page.body())).isEqualTo(json);
      assertThat(live.ask("/alerts/none").statusCode()).isEqualTo(404);

      String without = live.waymark("explain", alert, "--customer", "ann", "--without", "c-1");
      assertThat(without).contains("without c-1, at the same moment: no alert");
      assertThat(JSON.readTree(live.ask("/alerts/" + alert + "?without=c-1").body()))
          .isEqualTo(
              JSON.readTree(
                  live.waymark("explain", alert, "--without=c-1", "--format=json").substring(2)));
      assertThat(live.ask("/alerts/" + alert + "?without=c-9").statusCode()).isEqualTo(400);

      assertThat(live.waymark("explain", alert, "--without", "c-9"))
          .startsWith("2\nwaymark: event c-9 is not among those");
      assertThat(live.waymark("explain", "none")).startsWith("1\nwaymark: no alert none is known");
      assertThat(live.waymark("explain", alert, "--customer", "bob"))
          .startsWith("1\nwaymark: no alert " + alert + " is known of bob");
      assertThat(live.waymark("explain", alert, "--set", "rules.version=2"))
          .contains("it was told by rules version 1, and re-computed by version 2");
    }
  }

  @Test
  void an_event_that_comes_late_is_named_as_what_the_alert_could_not_speak_of() throws Exception {
    try (LiveRun live =
        LiveRun.start(sandbox, "explain-late", Map.of("risk.edges", "0.3, 0.5, 0.99"))) {
      live.send(
          purchase("ann", "p-1", day(0)),
          purchase("ann", "p-2", day(5)),
          complaint("ann", "c-1", day(10)));
      live.settle();
      String alert = alertOf(live, "ann");
      for (int i = 1; i <= 8; i++) {
        live.send(purchase("ann", "late-" + i, day(i)));
        live.settle();
      }

      String told = live.waymark("explain", alert);
      assertThat(told)
          .contains("late data have taken it back since")
          .contains("by the ledger there is no such step")
          .containsPattern("event late-\\d of 2026-03-\\S+ came only after it was told, at 20");
    }
  }

  @Test
  void whichever_instance_is_asked_explains_all() throws Exception {
    Map<String, String> settings = Map.of("risk.edges", "0.3, 0.5, 0.99");
    try (LiveRun live = LiveRun.start(sandbox, "explain-two", settings);
        Running other =
            Running.start(
                live.config().with(Map.of("state.dir", folder.resolve("other").toString())))) {
      for (String customer : List.of("ann", "bob", "cid", "dan", "eve", "fay")) {
        live.send(
            purchase(customer, customer + "-1", day(0)),
            purchase(customer, customer + "-2", day(5)),
            complaint(customer, customer + "-3", day(10)));
      }
      assertThat(other.awaitReady()).isTrue();
      live.settle();
      for (String customer : List.of("ann", "bob", "cid", "dan", "eve", "fay")) {
        String path = "/alerts/" + alertOf(live, customer) + "?without=" + customer + "-3";
        LiveRun.await(
            "both explain the alert of " + customer,
            () ->
                live.ask(path).statusCode() == 200
                    && LiveRun.ask(other.address(), path).statusCode() == 200);

        assertThat(LiveRun.ask(other.address(), path).body()).isEqualTo(live.ask(path).body());
      }
    }
  }

  private static String alertOf(LiveRun live, String customer) {
    List<String> lines =
        live.waymark("alerts", "--all", "--format", "csv").lines().skip(2).toList();
    String line =
        lines.stream()
            .filter(each -> each.contains("," + customer + ","))
            .findFirst()
            .orElseThrow();
    return line.substring(line.lastIndexOf(',') + 1);
  }

  private static JsonNode part(JsonNode json, String name) {
    for (JsonNode part : json.at("/parts")) {
      if (part.at("/name").asText().equals(name)) {
        return part;
      }
    }
    throw new AssertionError("no part " + name + " in " + json);
  }
}
