package dev.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.Running;
import dev.waymark.cli.Waymark;
import dev.waymark.domain.event.EventKind;
import dev.waymark.schema.Journey;
import dev.waymark.schema.Purchase;
import dev.waymark.schema.PurchaseStep;
import dev.waymark.schema.Stage;
import dev.waymark.stream.End;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Waymark as its users run it, against a Kafka and a registry that are real. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunningTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path folder;

  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(StateFolder.temporary());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  @Order(1)
  void before_topics_and_schemas_are_there_every_missing_one_is_named() {
    assertThatThrownBy(() -> Running.start(config()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("topic purchases is missing")
        .hasMessageContaining("topic waymark.kpis is missing")
        .hasMessageContaining("schema of topic waymark.journeys");
  }

  @Test
  @Order(2)
  void topics_and_schemas_are_made_and_checked_from_the_command_line() {
    assertThat(waymark("topics", "check")).startsWith("1\n").contains("purchases is missing");
    assertThat(waymark("topics", "create"))
        .startsWith("0\n")
        .contains("created waymark.journeys (4 partitions, 1 replicas, {cleanup.policy=compact");
    assertThat(waymark("topics", "check")).isEqualTo("0\nall topics are as they must be\n");
    assertThat(waymark("schemas", "check")).startsWith("1\n");
    assertThat(waymark("schemas", "register")).startsWith("0\n");
    assertThat(waymark("schemas", "check")).startsWith("0\n").contains("waymark.kpis: Kpi is");
  }

  @Test
  @Order(3)
  void a_purchase_becomes_a_journey_that_can_be_asked_for() throws Exception {
    try (Running running = Running.start(config())) {
      buy("ann", "p-1", NOON);
      buy("ann", "p-2", NOON.plusSeconds(60));
      reject();

      assertThat(running.awaitReady()).isTrue();
      assertThat(journey("ann", 2).getStage()).isEqualTo(Stage.ACTIVE);
      assertThat(ask(running, "/journeys/ann").body())
          .contains("\"stage\" : \"ACTIVE\"", "\"last_purchase\" : \"2026-03-01T12:01:00Z\"");
      assertThat(ask(running, "/journeys/bob").statusCode()).isEqualTo(404);
      assertThat(ask(running, "/health/live").body()).contains("RUNNING");
      assertThat(ask(running, "/health/ready").statusCode()).isEqualTo(200);
      assertThat(ask(running, "/topology").body()).contains("read-purchases");
      assertThat(ask(running, "/metrics").body())
          .contains("waymark_records_total{end=\"applied\",topic=\"purchases\"} 2.0")
          .contains("waymark_records_read_total{topic=\"purchases\"} 3.0")
          .contains("waymark_ready 1.0");
    }
  }

  @Test
  @Order(4)
  void a_clean_stop_is_a_success_and_the_next_start_goes_on() throws Exception {
    Running running = Running.start(config());
    buy("ann", "p-3", NOON.plusSeconds(120));

    assertThat(journey("ann", 3).getOrders()).isEqualTo(3);

    running.close();
    assertThat(running.awaitEnd()).isEqualTo(ExitCode.OK);
  }

  @Test
  @Order(5)
  void what_was_told_is_shown_as_table_csv_and_json() {
    assertThat(waymark("journey", "ann"))
        .startsWith("0\nann is ACTIVE since 2026-03-01T12:01:00Z")
        .contains("3 orders, 59.97 USD in all")
        .contains("stage - → NEW");
    assertThat(waymark("journey", "ann", "--format", "csv"))
        .startsWith("0\nat,what,why,value\n2026-03-01T12:00:00Z,stage - → NEW,");
    assertThat(waymark("journey", "ann", "--format", "json")).contains("\"customer_id\":\"ann\"");
    assertThat(waymark("journey", "bob")).startsWith("1\nwaymark: nothing is known");
    assertThat(waymark("kpis", "orders", "--format", "csv"))
        .startsWith("0\nkpi,grain,window_start,dimensions,count,amount,revision,complete\n")
        .contains("orders,day,2026-03-01T00:00:00Z,channel=none,3,5997,");
    assertThat(waymark("kpis", "--figures", "active", "--grain", "month", "--format", "csv"))
        .startsWith("0\nfigure,grain,window_start,dimensions,value\n")
        .endsWith("\nactive,month,2026-03-01T00:00:00Z,,1\n");
    assertThat(waymark("kpis", "--figures", "actives"))
        .startsWith("2\nwaymark: there is no figure actives");
    assertThat(waymark("kpis", "ordres")).startsWith("2\nwaymark: there is no KPI ordres");
    assertThat(waymark("kpis", "--from", "2027-01-01T00:00:00Z").lines()).hasSize(2);
    assertThat(waymark("alerts", "--format", "csv")).startsWith("0\nat,customer,step,");
    assertThat(waymark("alerts", "--follow", "--for", "100ms")).startsWith("0\nat ");
    assertThat(waymark("alerts", "--for", "ever")).startsWith("2\n").contains("it must be a span");
  }

  @Test
  @Order(6)
  void without_a_broker_the_start_says_whom_it_asked() {
    Config nowhere = config().with(Map.of("bootstrap.servers", "127.0.0.1:1"));

    assertThatThrownBy(() -> Running.start(nowhere))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("127.0.0.1:1");
  }

  @Test
  @Order(7)
  void records_deleted_unread_are_not_passed_over_in_silence() throws Exception {
    send("ann", new byte[] {7});
    try (Admin admin = Admin.create(config().client())) {
      Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
      for (int i = 0; i < 4; i++) {
        all.put(new TopicPartition("purchases", i), RecordsToDelete.beforeOffset(-1));
      }
      admin.deleteRecords(all).all().get();
    }

    assertThatThrownBy(() -> Running.start(config()))
        .isInstanceOf(Failure.class)
        .hasMessageMatching("1 records of purchases-\\d were deleted before they were read.*");
    Running.start(config().with(Map.of("gaps", "accept"))).close();
  }

  @Test
  @Order(8)
  void when_the_registry_is_gone_an_unknown_schema_stops_the_work_and_rejects_nothing()
      throws Exception {
    Config hasty =
        config()
            .with(Map.of("gaps", "accept", "registry.patience", "1s", "registry.timeout", "1s"));
    try (Running running = Running.start(hasty)) {
      assertThat(running.awaitReady()).isTrue();
      sandbox.registry().handle().destroyForcibly();
      sandbox.registry().handle().onExit().join();
      send("ann", new byte[] {0, 0, 0, 99, 99, 1, 2, 3});

      assertThat(running.awaitEnd()).isEqualTo(ExitCode.FAILED);
      assertThat(running.measured().ended(Topic.PURCHASES, End.REJECTED)).isZero();
    }
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", sandbox.bootstrapServers());
    settings.put("registry.url", sandbox.registryUrl());
    settings.put("topics.replication", "1");
    settings.put("state.dir", folder.toString());
    settings.put("http.port", "0");
    return settings;
  }

  private static Config config() {
    return Config.of(settings());
  }

  private static String waymark(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    settings().forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int code =
        Waymark.commandLine().setOut(out).setErr(out).execute(arguments.toArray(String[]::new));
    return code + "\n" + said.toString().replace(System.lineSeparator(), "\n");
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
        Wire.of(config().with(Map.of("registry.register", "true")).wire())
            .writer(EventKind.PURCHASE)
            .serialize("purchases", (SpecificRecord) purchase);
    send(customer, value);
  }

  private static void reject() throws Exception {
    send("nobody", new byte[] {7});
  }

  private static void send(String key, byte[] value) throws Exception {
    Properties producing = config().client();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>("purchases", key.getBytes(StandardCharsets.UTF_8), value))
          .get();
    }
  }

  /** The customer's journey as soon as it counts so many orders. */
  private static Journey journey(String customer, long orders) {
    Properties reading = config().client();
    reading.put("group.id", "journeys-of-" + orders);
    reading.put("auto.offset.reset", "earliest");
    reading.put("isolation.level", "read_committed");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("waymark.journeys"));
      while (System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofSeconds(1))) {
          Journey journey =
              Wire.of(config().wire())
                  .output(Journey.class)
                  .deserializer()
                  .deserialize(each.topic(), each.value());
          if (journey.getCustomerId().equals(customer) && journey.getOrders() >= orders) {
            return journey;
          }
        }
      }
    }
    throw new AssertionError("no journey of " + customer + " with " + orders + " orders has come");
  }

  private static HttpResponse<String> ask(Running running, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(running.address() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
