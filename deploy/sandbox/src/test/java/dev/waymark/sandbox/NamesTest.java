package dev.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.app.Config;
import dev.waymark.app.OutputReader;
import dev.waymark.app.Running;
import dev.waymark.app.Told;
import dev.waymark.app.ToldNames;
import dev.waymark.cli.Waymark;
import dev.waymark.domain.event.EventKind;
import dev.waymark.schema.Identifier;
import dev.waymark.schema.IdentifierType;
import dev.waymark.schema.Identity;
import dev.waymark.schema.IdentityStep;
import dev.waymark.schema.Journey;
import dev.waymark.schema.Purchase;
import dev.waymark.schema.PurchaseStep;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two instances that share the customers between them, asked by any name and told who is who. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long-runs")
class NamesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int CUSTOMERS = 12;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir static Path folder;

  private static Sandbox sandbox;
  private static Running one;
  private static Running other;
  private static KafkaProducer<byte[], byte[]> producer;
  private static Serializer<SpecificRecord> writer;

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start(StateFolder.temporary());
    assertThat(waymark("topics", "create")).startsWith("0\n");
    assertThat(waymark("schemas", "register")).startsWith("0\n");
    writer = Wire.of(config("writer").wire()).writer(EventKind.PURCHASE);
    producer =
        new KafkaProducer<>(
            config("sender").client(), new ByteArraySerializer(), new ByteArraySerializer());
    one = Running.start(config("one"));
    other = Running.start(config("other"));
    for (int i = 0; i < CUSTOMERS; i++) {
      buy("before-" + i, NOON, "", device(i));
      buy("after-" + i, NOON.plusSeconds(60), customer(i), device(i), mail(i));
    }
    Set<String> told = new HashSet<>();
    await(
        Topic.JOURNEYS,
        Journey.class,
        (customer, journey) -> {
          if (journey.filter(each -> each.getOrders() == 2).isPresent()) {
            told.add(customer);
          }
          return told.size() == CUSTOMERS;
        },
        "journeys of all");
    awaitBothAtWork();
  }

  @AfterAll
  static void stop() {
    producer.close();
    one.close();
    other.close();
    sandbox.close();
  }

  @Test
  @Order(1)
  void every_name_finds_its_customer_on_either_instance() throws Exception {
    for (Running asked : List.of(one, other)) {
      for (int i = 0; i < CUSTOMERS; i++) {
        for (String name :
            List.of(customer(i), "DEVICE:d" + i, "~DEVICE:d" + i, "EMAIL_HASH:M" + i)) {
          JsonNode journey = json(asked, "/journeys/" + name);

          assertThat(journey.path("customer_id").asText()).as(name).isEqualTo(customer(i));
          assertThat(journey.path("orders").asInt()).as(name).isEqualTo(2);
          assertThat(json(asked, "/timelines/" + name).path("entries")).as(name).isNotEmpty();
        }
      }
    }
    assertThat(json(one, "/journeys/DEVICE:d3").path("found_by").toString())
        .isEqualTo(
            "{\"names\":[\"~DEVICE:d3\",\"c3\"],\"owners\":[{\"from\":null,\"owner\":\"c3\"}]}");
  }

  @Test
  @Order(2)
  void a_name_tells_its_owners_and_neighbours_and_a_customer_their_names() throws Exception {
    JsonNode device = json(one, "/identities/DEVICE:d5");
    assertThat(device.path("owner").asText()).isEqualTo("c5");
    assertThat(device.path("shared").asBoolean()).isFalse();
    assertThat(device.path("neighbours").findValuesAsText("name")).contains("c5");

    for (Running asked : List.of(one, other)) {
      assertThat(json(asked, "/identities/c5").path("names").toString())
          .isEqualTo("[\"~DEVICE:d5\",\"~EMAIL_HASH:m5\"]");
    }
  }

  @Test
  @Order(3)
  void a_name_that_nobody_knows_is_said_to_be_unknown() throws Exception {
    HttpResponse<String> answer = ask(one, "/journeys/DEVICE:nobodys");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("nobody is known by this name");
    assertThat(ask(other, "/identities/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  @Order(4)
  void a_device_that_went_from_one_customer_to_another_names_both() throws Exception {
    buy("sold", NOON.plusSeconds(600), customer(7), device(6));
    awaitJourney(customer(7), 3);
    awaitOwner("~DEVICE:d6", customer(7));

    JsonNode journey = json(other, "/journeys/DEVICE:d6");

    assertThat(journey.path("customer_id").asText()).isEqualTo("c7");
    assertThat(journey.path("found_by").path("owners").findValuesAsText("owner"))
        .containsExactly("c6", "c7");
  }

  @Test
  @Order(5)
  void the_command_line_tells_the_same_from_the_topics() {
    assertThat(waymark("journey", "DEVICE:d2")).startsWith("0\nc2 is ");
    assertThat(waymark("identity", "show", "DEVICE:d6", "--format", "csv"))
        .startsWith(
            "0\nwhat,name,from,why\nowner,c6,the beginning,\nowner,c7,2026-03-01T12:10:00Z,")
        .contains("MOVED by EVENT sold");
    assertThat(waymark("identity", "show", "c2"))
        .startsWith("0\nc2 is a customer.\n")
        .contains("~DEVICE:d2", "~EMAIL_HASH:m2");
    assertThat(waymark("identity", "show", "DEVICE:d2", "--url", one.address().toString()))
        .contains("seen with", "times, linked");
    assertThat(waymark("identity", "show", "DEVICE:nobodys"))
        .isEqualTo("1\nwaymark: nobody is known by the name ~DEVICE:nobodys\n");
  }

  @Test
  @Order(6)
  void what_cannot_be_linked_is_refused_with_the_reason() {
    assertThat(waymark("identity", "link", "c1", "c1", "--yes"))
        .isEqualTo("2\nwaymark: both names are c1: a link needs two\n");
    assertThat(waymark("identity", "link", "c1", "DEVICE:null", "--yes"))
        .isEqualTo(
            "2\nwaymark: NAME is DEVICE:null: this is a blocked value, which names nobody\n");
    assertThat(waymark("identity", "link", "c1", "ghost", "--yes"))
        .startsWith("2\nwaymark: nobody is known by the name ghost");
    assertThat(waymark("identity", "link", "c1", "c2", "--dry-run"))
        .startsWith("0\n")
        .endsWith("nothing was done: this was a dry run\n");
    assertThat(typing("no", "identity", "link", "c1", "c2"))
        .startsWith("2\n")
        .endsWith("nothing was done: yes was not typed; --yes does it without asking\n");
    assertThat(waymark("identity", "show", "c1")).doesNotContain("link");
  }

  @Test
  @Order(7)
  void customers_linked_by_command_are_one_until_they_are_unlinked() throws Exception {
    assertThat(typing("yes", "identity", "link", "c9", "c8", "--id", "married"))
        .startsWith("0\n")
        .contains("This would say that c9 and c8 are one person's")
        .endsWith("said, with the id married\n");
    awaitJourney("c8", 4);
    awaitOwner("c9", "c8");

    for (Running asked : List.of(one, other)) {
      assertThat(json(asked, "/journeys/DEVICE:d9").path("found_by").path("names").toString())
          .isEqualTo("[\"~DEVICE:d9\",\"c9\",\"c8\"]");
      assertThat(json(asked, "/journeys/c9").path("customer_id").asText()).isEqualTo("c8");
      assertThat(json(asked, "/identities/c9").path("owner").asText()).isEqualTo("c8");
    }
    assertThat(waymark("journey", "DEVICE:d9")).startsWith("0\nc8 is ");
    assertThat(waymark("identity", "show", "c9"))
        .startsWith("0\nc9 is one with c8.\n")
        .contains("link", "married");
    assertThat(waymark("identity", "unlink", "c8", "c9", "--yes", "--at", "2026-01-01T00:00:00Z"))
        .startsWith("2\nwaymark: the last word on these two is of ")
        .contains("(married): an earlier one would change nothing");

    assertThat(waymark("identity", "unlink", "c8", "c9", "--yes")).startsWith("0\n");
    awaitUnmerged("c9");
    awaitLast("c8", 2);
    awaitLast("c9", 2);

    assertThat(json(one, "/journeys/DEVICE:d9").path("customer_id").asText()).isEqualTo("c9");
    assertThat(waymark("identity", "show", "c9")).contains("unlink").doesNotContain("married");
  }

  @Test
  @Order(8)
  void an_erasure_is_shown_before_it_is_done_and_nobody_is_erased_by_mistake() {
    String plan = waymark("identity", "erase", "DEVICE:d4", "--dry-run");
    assertThat(plan)
        .startsWith("0\nThis would erase c4:\n  journey  c4 is ")
        .contains("  name     ~DEVICE:d4\n", "  name     ~EMAIL_HASH:m4\n")
        .endsWith("nothing was done: this was a dry run\n");
    assertThat(waymark("identity", "erase", "c9", "--dry-run"))
        .contains("  link     c8 ≠ c9")
        .doesNotContain("c8 is");
    assertThat(waymark("identity", "erase", "c6", "--dry-run"))
        .contains("  stays    ~DEVICE:d6, which others have, too\n");
    assertThat(typing("c5", "identity", "erase", "c4"))
        .startsWith("2\n")
        .endsWith("nothing was done: c4 was not typed; --yes does it without asking\n");
    assertThat(waymark("identity", "erase", "ghost", "--yes"))
        .isEqualTo("2\nwaymark: nobody is known by the name ghost: there is nobody to erase\n");
    assertThat(waymark("identity", "erase", "c4", "--yes", "--set", "erasure.key="))
        .isEqualTo("2\nwaymark: erasure.key is not set: without it nobody can be erased\n");
  }

  @Test
  @Order(9)
  void an_erased_customer_is_gone_on_every_instance_and_leaves_a_receipt() throws Exception {
    assertThat(waymark("identity", "link", "DEVICE:d10", "c10", "--id", "told-10", "--yes"))
        .startsWith("0\n");
    awaitAnswer("/identities/DEVICE:d10", answer -> answer.body().contains("told-10"));

    assertThat(typing("c10", "identity", "erase", "DEVICE:d10", "--id", "gone"))
        .startsWith("0\nThis would erase c10:\n")
        .contains("  link     ~DEVICE:d10 = c10", "asked, with the id gone")
        .contains("\"receipt_id\" : \"gone\"");

    for (String name : List.of("c10", "DEVICE:d10", "EMAIL_HASH:m10")) {
      awaitAnswer("/journeys/" + name, answer -> answer.statusCode() == 404);
      awaitAnswer("/identities/" + name, answer -> answer.statusCode() == 404);
      assertThat(ask(other, "/journeys/" + name).statusCode()).as(name).isEqualTo(404);
      assertThat(waymark("journey", name)).as(name).startsWith("1\n");
    }
    assertThat(waymark("identity", "show", "c10"))
        .isEqualTo("1\nwaymark: nobody is known by the name c10\n");
    assertThat(waymark("identity", "erase", "c10", "--yes")).startsWith("2\n");
  }

  @Test
  @Order(10)
  void somebody_who_has_just_been_linked_is_erased_with_a_receipt() {
    assertThat(waymark("identity", "link", "c11", "c7", "--id", "pair", "--yes")).startsWith("0\n");

    assertThat(waymark("identity", "erase", "c7", "--yes", "--id", "at-once"))
        .startsWith("0\n")
        .contains("\"receipt_id\" : \"at-once\"");
  }

  /** By then each instance has some of the partitions, so that half the names are elsewhere. */
  private static void awaitBothAtWork() throws Exception {
    assertThat(one.awaitReady()).isTrue();
    assertThat(other.awaitReady()).isTrue();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Set<String> at = new HashSet<>();
    while (at.size() < 2 && System.nanoTime() < deadline) {
      at.clear();
      for (Running each : List.of(one, other)) {
        boolean holds = IntStream.range(0, CUSTOMERS).anyMatch(i -> holds(each, customer(i)));
        if (holds) {
          at.add(each.address().toString());
        }
      }
    }
    assertThat(at).as("instances that keep customers").hasSize(2);
  }

  /** Asked like a peer, an instance answers only of what it keeps itself. */
  private static boolean holds(Running asked, String customer) {
    try {
      return HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(asked.address() + "/journeys/" + customer))
                      .header("Waymark-Peer", "test")
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String customer(int i) {
    return "c" + i;
  }

  private static Identifier device(int i) {
    return new Identifier(IdentifierType.DEVICE, "d" + i);
  }

  private static Identifier mail(int i) {
    return new Identifier(IdentifierType.EMAIL_HASH, "m" + i);
  }

  private static void awaitJourney(String customer, long orders) {
    await(
        Topic.JOURNEYS,
        Journey.class,
        (key, journey) ->
            key.equals(customer) && journey.filter(each -> each.getOrders() == orders).isPresent(),
        "journey of " + customer);
  }

  private static void awaitOwner(String name, String owner) {
    await(
        Topic.IDENTITIES,
        Identity.class,
        (key, told) ->
            key.equals(name)
                && told.filter(each -> ToldNames.latest(each).equals(owner)).isPresent(),
        "owner of " + name);
  }

  private static void awaitUnmerged(String customer) {
    await(
        Topic.IDENTITIES,
        Identity.class,
        (key, told) ->
            key.equals(customer)
                && told.filter(each -> each.getStep() == IdentityStep.UNMERGED).isPresent(),
        "un-merge of " + customer);
  }

  private static void awaitLast(String customer, int orders) throws Exception {
    awaitAnswer(
        "/journeys/" + customer,
        answer ->
            answer.body().contains("\"customer_id\" : \"" + customer)
                && answer.body().contains("\"orders\" : " + orders + ","));
  }

  /** Until an instance answers as it should. */
  private static void awaitAnswer(String path, Predicate<HttpResponse<String>> enough)
      throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    HttpResponse<String> answer = ask(one, path);
    while (!enough.test(answer) && System.nanoTime() < deadline) {
      answer = ask(one, path);
    }
    assertThat(enough.test(answer)).as("%s says %s", path, answer.body()).isTrue();
  }

  /** Until something was told, once what was told before it has been gone through. */
  private static <T extends SpecificRecord> void await(
      Topic topic, Class<T> type, BiPredicate<String, Optional<T>> enough, String what) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    AtomicBoolean come = new AtomicBoolean();
    Consumer<Told<T>> hearer =
        told -> come.set(come.get() || enough.test(told.key(), told.value()));
    try (OutputReader<T> reader = new OutputReader<>(config("reader"), topic, type)) {
      reader.readAll(hearer);
      reader.follow(hearer, () -> !come.get() && System.nanoTime() < deadline);
    }
    assertThat(come).as(what).isTrue();
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", sandbox.bootstrapServers());
    settings.put("registry.url", sandbox.registryUrl());
    settings.put("topics.replication", "1");
    settings.put("http.port", "0");
    settings.put("erasure.key", "a-secret-of-this-test-alone");
    return settings;
  }

  private static Config config(String instance) {
    return Config.of(settings()).with(Map.of("state.dir", folder.resolve(instance).toString()));
  }

  private static String typing(String line, String... command) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)));
    try {
      return waymark(command);
    } finally {
      System.setIn(before);
    }
  }

  private static String waymark(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    settings().forEach((key, value) -> set(arguments, key, value));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int code =
        Waymark.commandLine().setOut(out).setErr(out).execute(arguments.toArray(String[]::new));
    return code + "\n" + said.toString().replace(System.lineSeparator(), "\n");
  }

  private static void set(List<String> arguments, String key, String value) {
    if (arguments.stream().noneMatch(each -> each.startsWith(key + "="))) {
      arguments.addAll(List.of("--set", key + "=" + value));
    }
  }

  private static void buy(String id, Instant at, String customer, Identifier... names)
      throws Exception {
    Purchase purchase =
        Purchase.newBuilder()
            .setEventId(id)
            .setOccurredAt(at)
            .setCustomerId(customer.isEmpty() ? null : customer)
            .setIdentifiers(List.of(names))
            .setStep(PurchaseStep.PLACED)
            .setOrderId(id)
            .setAmount(1999)
            .setCurrency("USD")
            .build();
    byte[] key = customer.getBytes(StandardCharsets.UTF_8);
    byte[] value = writer.serialize("purchases", purchase);
    producer.send(new ProducerRecord<>("purchases", key, value)).get();
  }

  private static JsonNode json(Running running, String path) throws Exception {
    HttpResponse<String> answer = ask(running, path);
    assertThat(answer.statusCode()).as("%s says %s", path, answer.body()).isEqualTo(200);
    return MAPPER.readTree(answer.body());
  }

  private static HttpResponse<String> ask(Running running, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(running.address() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
