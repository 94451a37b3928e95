package dev.waymark.sandbox.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.app.Config;
import dev.waymark.app.OutputReader;
import dev.waymark.app.Running;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Money;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.sandbox.Feed;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.SandboxConfig;
import dev.waymark.sandbox.StateFolder;
import dev.waymark.sandbox.simulator.Delivery;
import dev.waymark.sandbox.simulator.EventDelivery;
import dev.waymark.sandbox.simulator.Faults;
import dev.waymark.sandbox.simulator.Scenario;
import dev.waymark.sandbox.simulator.Simulator;
import dev.waymark.schema.Grain;
import dev.waymark.schema.Kpi;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The board as somebody sees it who opens it in a browser. */
@Tag("other-programs")
class BoardInBrowserTest {

  private static final String TOKEN = "a-token-that-nobody-guesses";
  private static final String HOSTILE = "<img src=x onerror=alert(1)>/\"'&é";
  private static final Instant END = Instant.parse("2026-06-30T15:00:00Z");
  private static final Instant BEGIN = END.minus(Duration.ofDays(200));
  private static final int CUSTOMERS = 400;

  /** The least contrast of text by WCAG 2, level AA. */
  private static final double READABLE = 4.5;

  @BeforeAll
  static void install() throws Exception {
    Chromium.install();
  }

  @Test
  void the_board_shows_what_the_kpis_say_and_how_it_changes_to_everybody_with_the_token()
      throws Exception {
    try (Sandbox sandbox = Sandbox.start(StateFolder.temporary())) {
      Config config = config(sandbox);
      SandboxConfig.createTopics(config);
      try (Running running = Running.start(config);
          Feed feed = new Feed(config, Wire.of(config.wire()))) {
        Stories stories = tell(feed);
        awaitAll(running, stories.events());
        look(config, running, feed, stories.somebody());
      }
    }
  }

  private static Config config(Sandbox sandbox) {
    return SandboxConfig.of(
        sandbox,
        Map.of(
            "currency", "EUR",
            "delivery.sources", "shop",
            "clock.idle-after", "1s",
            "clock.end", END.toString(),
            "http.token", TOKEN));
  }

  private static void look(Config config, Running running, Feed feed, String somebody)
      throws IOException, InterruptedException {
    String pictures = Chromium.pictures().toString();
    Map<String, Long> stages = now(config, "customers", "stage");
    Map<String, Long> bands = now(config, "customers_by_risk", "band");

    JsonNode seen =
        Chromium.run(
            "board.mjs",
            List.of(running.address().toString(), TOKEN, somebody, HOSTILE, pictures),
            () -> buyFor(HOSTILE, feed));

    assertThat(seen.required("faults")).isEmpty();
    assertThat(seen.required("refusal").asText()).isEqualTo("That is not the token.");
    assertThat(counts(seen.required("stages"))).isEqualTo(stages);
    assertThat(counts(seen.required("bands"))).isEqualTo(bands);
    assertThat(seen.required("customers").asLong())
        .isEqualTo(stages.getOrDefault("NEW", 0L) + stages.getOrDefault("ACTIVE", 0L));
    assertThat(seen.required("leaving").asLong()).isPositive();
    assertThat(seen.required("saving").asLong())
        .isEqualTo(
            now(config, "save_windows_open", "cause").values().stream()
                .mapToLong(Long::longValue)
                .sum());
    assertThat(seen.required("charts").asInt()).isEqualTo(4);
    assertThat(seen.required("focused").asText()).isEqualTo("customer");
    assertThat(seen.required("focus is seen").asText()).isEqualTo("solid");
    assertThat(seen.required("look-up").asText()).startsWith(somebody + " is ");
    assertThat(seen.required("timeline").toString()).contains("order placed", "becomes NEW");
    assertThat(seen.required("focus after the look-up")).isEqualTo(seen.required("look-up"));
    assertThat(seen.required("looked up by a click").asText())
        .startsWith(seen.required("leaving first").asText() + " is ");
    assertThat(seen.required("unfolded").asBoolean()).isTrue();
    assertThat(seen.required("unlabelled")).isEmpty();
    assertThat(seen.required("new after").asLong())
        .isEqualTo(seen.required("new before").asLong() + 1);
    assertThat(seen.required("hostile").asText()).isEqualTo(HOSTILE + " is NEW");
    assertThat(seen.required("hostile markup").asInt()).isZero();
    assertThat(seen.required("unknown").asText()).contains("Nobody is known by the name nobody");
    assertThat(seen.required("state").asText()).isEqualTo("live");
    assertThat(seen.required("light").path("ratio").asDouble())
        .as(seen.required("light").toString())
        .isGreaterThanOrEqualTo(READABLE);
    assertThat(seen.required("dark").path("ratio").asDouble())
        .as(seen.required("dark").toString())
        .isGreaterThanOrEqualTo(READABLE);
    assertThat(seen.required("paper in dark")).isNotEqualTo(seen.required("paper in light"));
    assertThat(seen.required("phone").path("page").asInt())
        .isLessThanOrEqualTo(seen.required("phone").path("screen").asInt());
  }

  /** What was told, and somebody who has bought. */
  private record Stories(int events, String somebody) {}

  private static Stories tell(Feed feed) {
    Iterator<Delivery> story =
        Simulator.of(
            Scenario.of(CUSTOMERS, BEGIN.toEpochMilli(), END.toEpochMilli(), 7, Faults.USUAL));
    int events = 0;
    String somebody = "";
    while (story.hasNext()) {
      Delivery delivery = story.next();
      if (delivery.deliverAtMs() >= END.toEpochMilli()) {
        break;
      }
      feed.send(delivery);
      events++;
      if (delivery instanceof EventDelivery told
          && told.event() instanceof Purchase
          && somebody.isEmpty()) {
        somebody = told.event().origin().customerId();
      }
    }
    feed.flush();
    return new Stories(events, somebody);
  }

  private static void buyFor(String customer, Feed feed) {
    long atMs = END.toEpochMilli() - 3_600_000;
    Origin origin = new Origin("live-1", atMs, customer, List.of(), "shop", "web", "", "");
    Money price = new Money(1999, Currency.getInstance("EUR"));
    Event event =
        new Purchase(origin, Purchase.Step.PLACED, "live-1", price, 1, 0, "", Reason.NONE);
    feed.send(new EventDelivery(atMs, event, ""));
    feed.flush();
  }

  /** Listens to the live board until it tells that all has been worked out. */
  private static void awaitAll(Running running, int events)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(running.address() + "/board/live"))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    try (Stream<String> lines =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
      assertThat(lines.filter(line -> isThrough(line, events)).findFirst()).isPresent();
    }
  }

  private static boolean isThrough(String line, int events) {
    if (!line.startsWith("data: ")) {
      return false;
    }
    JsonNode board = json(line.substring("data: ".length()));
    long ended = 0;
    for (JsonNode records : board.path("records")) {
      ended += records.asLong();
    }
    return board.path("ready").asBoolean()
        && ended == events
        && board.path("partitions").asInt() == board.path("partitions_expected").asInt()
        && board.path("clock").asLong() >= END.toEpochMilli();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  /** A stock as its topic tells it, by a dimension. */
  private static Map<String, Long> now(Config config, String kpi, String dimension) {
    Map<String, Kpi> cells = new HashMap<>();
    try (OutputReader<Kpi> reader = new OutputReader<>(config, Topic.KPIS, Kpi.class)) {
      reader.readAll(told -> told.value().ifPresent(cell -> cells.put(told.key(), cell)));
    }
    Map<String, Long> counts = new TreeMap<>();
    cells.values().stream()
        .filter(cell -> cell.getKpi().equals(kpi) && cell.getGrain() == Grain.NOW)
        .forEach(
            cell ->
                counts.merge(
                    cell.getDimensions().getOrDefault(dimension, ""), cell.getCount(), Long::sum));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private static Map<String, Long> counts(JsonNode shown) {
    Map<String, Long> counts = new TreeMap<>();
    shown.properties().forEach(bar -> counts.put(bar.getKey(), bar.getValue().asLong()));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }
}
