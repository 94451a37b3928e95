package dev.waymark.sandbox.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.app.Config;
import dev.waymark.app.Running;
import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Origin;
import dev.waymark.sandbox.Feed;
import dev.waymark.sandbox.Prometheus;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.SandboxConfig;
import dev.waymark.sandbox.StateFolder;
import dev.waymark.sandbox.simulator.Delivery;
import dev.waymark.sandbox.simulator.EventDelivery;
import dev.waymark.sandbox.simulator.Faults;
import dev.waymark.sandbox.simulator.Scenario;
import dev.waymark.sandbox.simulator.Simulator;
import dev.waymark.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every query of every Grafana board, asked of a real Prometheus over a running Waymark that has
 * replayed months. The answers are kept in target/grafana, for pictures of the boards.
 */
@Tag("other-programs")
class GrafanaQueriesTest {

  private static final Path KEPT = Path.of("target", "grafana");
  private static final Duration HISTORY = Duration.ofDays(200);
  private static final int CUSTOMERS = 1_500;
  private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(4);
  private static final long LOOK_EVERY_NS = TimeUnit.SECONDS.toNanos(3);

  @TempDir private Path folder;

  @Test
  void every_query_of_every_board_finds_data_and_a_broken_one_is_found_out() throws Exception {
    Optional<Path> program = Prometheus.installed();
    if (program.isEmpty()) {
      System.err.println("SKIPPED: the boards' queries; apt-get install prometheus");
    }
    assumeTrue(program.isPresent(), "Prometheus is not installed");
    Path targets = folder.resolve("targets.json");
    Files.writeString(targets, "[]");
    try (Sandbox sandbox = Sandbox.start(StateFolder.temporary());
        Prometheus prometheus =
            Prometheus.start(program.orElseThrow(), folder, scraping(targets), List.of())) {
      Config config = config(sandbox, prometheus);
      SandboxConfig.createTopics(config);
      try (Running running = Running.start(config);
          Feed feed = new Feed(config, Wire.of(config.wire()))) {
        Files.writeString(
            targets, "[{\"targets\": [\"" + running.address().getAuthority() + "\"]}]");
        int events = tell(feed);
        awaitEnds(prometheus, events);
        await(() -> number(prometheus, "time() - min(waymark_clock_seconds)") < 60);
        await(() -> number(prometheus, "max(waymark_history_unread_records)") == 0);
        await(() -> shownByGrafana(prometheus) == shownByTheBuiltInBoard(running));
        awaitData(prometheus);
        mutate(prometheus);
      }
    }
  }

  private static String scraping(Path targets) {
    return Prometheus.storage()
        + "global: {scrape_interval: 2s, scrape_timeout: 2s}\n"
        + "scrape_configs:\n"
        + "  - job_name: waymark\n"
        + "    file_sd_configs: [{files: ['"
        + targets.toAbsolutePath()
        + "'], refresh_interval: 1s}]\n";
  }

  private static Config config(Sandbox sandbox, Prometheus prometheus) {
    return SandboxConfig.of(
        sandbox,
        Map.of(
            "currency", "EUR",
            "delivery.sources", "shop",
            "clock.idle-after", "2s",
            "history.every", "1s",
            "history.remote-write.url", prometheus.writeUrl().toString()));
  }

  /** A story that ends now. */
  private static int tell(Feed feed) {
    Instant now = Instant.now();
    Simulator story =
        Simulator.of(
            Scenario.of(
                CUSTOMERS,
                now.minus(HISTORY).toEpochMilli(),
                now.toEpochMilli(),
                11,
                Faults.USUAL));
    int events = 0;
    while (story.hasNext()) {
      Delivery delivery = story.next();
      if (delivery.deliverAtMs() >= now.toEpochMilli()) {
        break;
      }
      feed.send(delivery);
      events++;
    }
    installed(feed, "once", now.minus(Duration.ofDays(9)));
    installed(feed, "again", now.minus(Duration.ofDays(5)));
    feed.flush();
    return events + 2;
  }

  private static void installed(Feed feed, String id, Instant at) {
    Identifier device = new Identifier(IdentifierType.DEVICE, "device-of-reinstaller");
    Origin origin =
        new Origin(id, at.toEpochMilli(), "reinstaller", List.of(device), "app", "app", "", "");
    Event event = new AppInstall(origin, AppInstall.Step.INSTALLED, "android", "1.0");
    feed.send(new EventDelivery(at.toEpochMilli(), event, ""));
  }

  /** Each record has come to exactly one end. */
  private static void awaitEnds(Prometheus prometheus, int events) throws Exception {
    long untilNs = System.nanoTime() + PATIENCE_NS;
    while (number(prometheus, "sum(waymark_records_total)") < events
        && System.nanoTime() < untilNs) {
      LockSupport.parkNanos(LOOK_EVERY_NS);
    }
    assertThat(number(prometheus, "sum(waymark_records_total)"))
        .as(
            "ends of records: %s",
            asked(prometheus)
                .ask("query?time=" + Instant.now().getEpochSecond(), "waymark_records_total > 0")
                .at("/data/result"))
        .isEqualTo(events);
  }

  private static void await(Callable<Boolean> happened) throws Exception {
    long untilNs = System.nanoTime() + PATIENCE_NS;
    while (!happened.call()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(untilNs);
      LockSupport.parkNanos(LOOK_EVERY_NS);
    }
  }

  private static void awaitData(Prometheus prometheus) throws IOException {
    long untilNs = System.nanoTime() + PATIENCE_NS;
    List<String> faults = look(prometheus);
    while (!faults.isEmpty() && System.nanoTime() < untilNs) {
      LockSupport.parkNanos(LOOK_EVERY_NS);
      faults = look(prometheus);
    }
    assertThat(faults).isEmpty();
    for (JsonNode board : Asked.boards()) {
      for (JsonNode annotation : board.at("/annotations/list")) {
        String expression = annotation.path("expr").asText();
        assertThat(asked(prometheus).ask("query?time=0", expression).path("status").asText())
            .as(expression)
            .isEqualTo("success");
      }
    }
  }

  /** Both boards know the same customers, once nothing happens any longer. */
  private static long shownByGrafana(Prometheus prometheus) throws IOException {
    for (JsonNode panel : board("waymark-asset").path("panels")) {
      if (panel.path("title").asText().equals("Customers who buy, now")) {
        return number(prometheus, panel.at("/targets/0/expr").asText());
      }
    }
    throw new AssertionError("the board does not show how many customers buy");
  }

  private static long number(Prometheus prometheus, String expression) {
    return asked(prometheus)
        .ask("query?time=" + Instant.now().getEpochSecond(), expression)
        .at("/data/result/0/value/1")
        .asLong();
  }

  private static long shownByTheBuiltInBoard(Running running) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(running.address() + "/board/live")).build();
    try (Stream<String> lines =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
      String told = lines.filter(line -> line.contains("\"ready\":true")).findFirst().orElseThrow();
      long customers = 0;
      for (JsonNode stage :
          new ObjectMapper().readTree(told.substring("data: ".length())).path("stages")) {
        boolean buys = List.of("NEW", "ACTIVE").contains(stage.path("name").asText());
        customers += buys ? stage.path("count").asLong() : 0;
      }
      return customers;
    }
  }

  private static JsonNode board(String uid) throws IOException {
    return Asked.boards().stream()
        .filter(each -> each.path("uid").asText().equals(uid))
        .findFirst()
        .orElseThrow();
  }

  private static Asked asked(Prometheus prometheus) {
    return new Asked(prometheus, Instant.now());
  }

  private static List<String> look(Prometheus prometheus) throws IOException {
    Asked asked = asked(prometheus);
    List<String> faults = new ArrayList<>();
    for (JsonNode board : Asked.boards()) {
      ObjectNode answers = asked.answers(board);
      faults.addAll(Asked.faults(board, answers));
      keep(board.path("uid").asText(), answers);
    }
    return faults;
  }

  private static void keep(String uid, JsonNode answers) {
    try {
      Files.createDirectories(KEPT);
      new ObjectMapper().writeValue(KEPT.resolve(uid + ".json").toFile(), answers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The check has teeth. */
  private static void mutate(Prometheus prometheus) throws IOException {
    assertThat(faultsWhen(prometheus, "waymark_customers{", "waymark_custmers{"))
        .anyMatch(fault -> fault.endsWith("finds nothing"));
    assertThat(faultsWhen(prometheus, "NEW|ACTIVE", "new|active"))
        .anyMatch(fault -> fault.endsWith("finds nothing"));
    assertThat(faultsWhen(prometheus, "max by (partition", "max by ((partition"))
        .anyMatch(fault -> fault.contains("fails: "));
  }

  private static List<String> faultsWhen(Prometheus prometheus, String right, String wrong)
      throws IOException {
    JsonNode board = board("waymark-asset");
    for (JsonNode panel : board.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        String broken = target.path("expr").asText().replace(right, wrong);
        ((ObjectNode) target).put("expr", broken);
      }
    }
    return Asked.faults(board, asked(prometheus).answers(board));
  }
}
