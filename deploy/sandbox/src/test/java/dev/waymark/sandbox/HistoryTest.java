package dev.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.app.Config;
import dev.waymark.app.Running;
import dev.waymark.cli.Waymark;
import dev.waymark.domain.event.EventKind;
import dev.waymark.schema.Purchase;
import dev.waymark.schema.PurchaseStep;
import dev.waymark.wire.Wire;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** From purchases on a real Kafka to days in a real Prometheus. */
@Tag("other-programs")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HistoryTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final long WITHIN_NS = TimeUnit.SECONDS.toNanos(90);

  /** Noon of a day that was a while ago. */
  private static Instant noon = Instant.EPOCH;

  @TempDir static Path folder;

  private static Parts parts = new Parts();
  private static Config config = Config.of(Map.of());
  private static Prometheus prometheus;

  @BeforeAll
  static void start() {
    noon =
        Instant.now().truncatedTo(ChronoUnit.DAYS).minus(DAY.multipliedBy(40)).plusSeconds(43_200);
    Optional<Path> program = Prometheus.installed();
    if (program.isEmpty()) {
      System.err.println("SKIPPED: history end to end; apt-get install prometheus");
    }
    assumeTrue(program.isPresent(), "Prometheus is not installed");
    prometheus = Prometheus.start(program.get(), folder, Prometheus.storage(), List.of());
    parts.onClose(prometheus::close);
    Sandbox sandbox = Sandbox.start(StateFolder.temporary());
    parts.onClose(sandbox::close);
    config =
        SandboxConfig.of(
            sandbox,
            Map.of(
                "history.remote-write.url",
                prometheus.writeUrl().toString(),
                "history.every",
                "1s",
                "kpi.partitions",
                "3",
                "clock.idle-after",
                "3s"));
    SandboxConfig.createTopics(config);
  }

  @AfterAll
  static void stop() {
    parts.close();
  }

  @Test
  @Order(1)
  void days_of_long_ago_are_charted_at_their_days_and_days_of_nothing_at_zero() throws Exception {
    try (Running running = Running.start(config)) {
      buy("ann", "p-1", noon);
      buy("bob", "p-2", noon);
      buy("ann", "p-3", noon.plus(DAY.multipliedBy(3)));

      await("waymark_kpi_orders", List.of("2", "0", "0", "1", "0"));
      await("waymark_kpi_orders_amount", List.of("39.98", "0", "0", "19.99", "0"));
      assertThat(metrics(running))
          .contains("waymark_history_on 1.0\n")
          .contains("waymark_history_refused_samples_total{reason=\"too_old\"} 0.0\n")
          .contains("waymark_history_retries_total 0.0\n")
          .doesNotContain("waymark_history_sent_samples_total 0.0\n");
      assertThat(promtool(metrics(running))).isEmpty();
    }
  }

  @Test
  @Order(2)
  void how_things_stand_is_shown_after_a_restart_before_anything_comes() throws Exception {
    try (Running running = Running.start(config)) {
      assertThat(running.awaitReady()).isTrue();

      assertThat(sum(metrics(running), "waymark_customers")).isEqualTo(2);
      assertThat(sum(metrics(running), "waymark_customers_value"))
          .isCloseTo(3 * 19.99, within(0.001));
    }
  }

  private static double sum(String metrics, String metric) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(metric + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @Test
  @Order(3)
  void late_purchases_correct_their_days_whoever_of_two_instances_writes_them() throws Exception {
    Config other = config.with(Map.of("state.dir", folder.resolve("other").toString()));
    try (Running running = Running.start(config);
        Running beside = Running.start(other)) {
      buy("bob", "p-4", noon.plus(DAY));
      buy("cid", "p-5", noon);

      await("waymark_kpi_orders", List.of("3", "1", "0", "1", "0"));
      for (Running each : List.of(running, beside)) {
        assertThat(metrics(each))
            .contains("waymark_history_refused_samples_total{reason=\"duplicate\"} 0.0\n");
      }
    }
  }

  @Test
  @Order(4)
  void while_the_server_is_away_history_waits_and_nothing_is_lost() throws Exception {
    String nobody = "http://127.0.0.1:" + Port.free(Port.ANY, "nobody") + "/api/v1/write";
    try (Running running = Running.start(config.with(Map.of("history.remote-write.url", nobody)))) {
      buy("dan", "p-6", noon.plus(DAY.multipliedBy(2)));

      long untilNs = System.nanoTime() + WITHIN_NS;
      while (metrics(running).contains("waymark_history_retries_total 0.0\n")) {
        assertThat(System.nanoTime()).as("in time").isLessThan(untilNs);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
      assertThat(metrics(running))
          .contains("waymark_history_sent_samples_total 0.0\n")
          .doesNotContain("waymark_history_delay_seconds 0.0\n");
    }
    try (Running running = Running.start(config)) {
      await("waymark_kpi_orders", List.of("3", "1", "1", "1", "0"));
      assertThat(metrics(running)).contains("waymark_history_retries_total 0.0\n");
    }
  }

  @Test
  @Order(5)
  void an_export_of_the_topic_says_the_same_of_all_windows_that_are_over() throws Exception {
    List<String> days = List.of("3.0", "1.0", "1.0", "1.0", "0.0");
    try (Running running = Running.start(config)) {
      assertThat(running.awaitReady()).isTrue();
      long untilNs = System.nanoTime() + WITHIN_NS;
      List<String> exported = export();
      while (!exported.equals(days) && System.nanoTime() < untilNs) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        exported = export();
      }
      assertThat(exported).isEqualTo(days);
    }
  }

  private static List<String> export() throws IOException {
    Path file = folder.resolve("history.txt");
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int code =
        Waymark.commandLine()
            .setOut(out)
            .setErr(out)
            .execute(
                "history",
                "export",
                "--from-topics",
                "--out",
                file.toString(),
                "--set",
                "bootstrap.servers=" + config.client().get("bootstrap.servers"),
                "--set",
                "registry.url="
                    + config.settings().get(dev.waymark.app.ConnectionSettings.REGISTRY_URL));

    assertThat(code).as(said.toString()).isZero();
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("waymark_kpi_orders{"))
        .filter(line -> line.contains("grain=\"day\""))
        .map(line -> line.replaceAll(".*} (\\S+) .*", "$1"))
        .limit(5)
        .toList();
  }

  private static String metrics(Running running) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(running.address() + "/metrics")).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** What promtool, which comes with Prometheus, has to say of a scrape. */
  private static String promtool(String scrape) throws IOException {
    Path file = Files.writeString(folder.resolve("scrape.txt"), scrape);
    Path said = folder.resolve("promtool.txt");
    int code =
        new ProcessBuilder("promtool", "check", "metrics")
            .redirectInput(file.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .onExit()
            .join()
            .exitValue();
    return (code == 0 ? "" : "code " + code + ": ") + Files.readString(said).strip();
  }

  /** Waits until the first days of a series are such. */
  private static void await(String series, List<String> days) throws IOException {
    long untilNs = System.nanoTime() + WITHIN_NS;
    List<String> is = days(series, days.size());
    while (!is.equals(days) && System.nanoTime() < untilNs) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      is = days(series, days.size());
    }
    assertThat(is).as(series).isEqualTo(days);
  }

  private static List<String> days(String series, int n) throws IOException {
    Instant first = noon.truncatedTo(ChronoUnit.DAYS).plus(DAY);
    String query = "last_over_time(" + series + "{run=\"live\",grain=\"day\"}[1d])";
    String answer =
        prometheus.get(
            "/api/v1/query_range?query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + "&start="
                + first.getEpochSecond()
                + "&end="
                + first.plus(DAY.multipliedBy(n - 1)).getEpochSecond()
                + "&step=1d");
    List<String> values = new ArrayList<>();
    JsonNode found = new ObjectMapper().readTree(answer).at("/data/result/0/values");
    found.forEach(pair -> values.add(pair.get(1).asText()));
    return values;
  }

  private static void buy(String customer, String eventId, Instant at) throws Exception {
    Purchase purchase =
        Purchase.newBuilder()
            .setEventId(eventId)
            .setOccurredAt(at)
            .setCustomerId(customer)
            .setStep(PurchaseStep.PLACED)
            .setOrderId(eventId)
            .setAmount(1999)
            .setCurrency("USD")
            .build();
    byte[] value =
        Wire.of(config.wire()).writer(EventKind.PURCHASE).serialize("purchases", purchase);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            config.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>("purchases", customer.getBytes(StandardCharsets.UTF_8), value))
          .get();
    }
  }
}
