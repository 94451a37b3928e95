package dev.waymark.sandbox.secured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.access.Purpose;
import dev.waymark.access.Right;
import dev.waymark.app.Access;
import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Running;
import dev.waymark.app.SettingsFile;
import dev.waymark.cli.Waymark;
import dev.waymark.domain.event.EventKind;
import dev.waymark.query.Page;
import dev.waymark.sandbox.SecuredBroker;
import dev.waymark.sandbox.secured.Secured.Said;
import dev.waymark.schema.Purchase;
import dev.waymark.schema.PurchaseStep;
import dev.waymark.wire.Wire;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Waymark with just the rights of its own list, on a real broker with TLS, passwords and Kafka's
 * own authorizer: with them it works, without any one of them it says which.
 */
@Tag("long-runs")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeastRightsTest {

  @TempDir static Path folder = Path.of(".");

  private static Secured kafka;

  @BeforeAll
  static void start() {
    kafka = new Secured();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  @Order(1)
  void topics_are_made_by_somebody_who_may_make_topics() {
    SortedSet<Right> most = needed("apprentice", Purpose.TOPICS_CREATE);
    Right last =
        most.stream()
            .filter(right -> makes(right) && right.on().name().equals("waymark.kpis"))
            .findFirst()
            .orElseThrow();
    most.remove(last);
    kafka.user("apprentice", most);
    kafka.user("maker", needed("maker", Purpose.TOPICS_CREATE));

    Said refused = kafka.waymark("apprentice", "topics", "create");

    assertThat(refused.words())
        .contains(complaint("apprentice", last), "'./waymark acls --for topics-create' lists");
    assertThat(refused.code()).isEqualTo(1);
    // What the apprentice has made, the broker shows a little later.
    await(() -> kafka.waymark("maker", "topics", "create").code() == 0);
    assertThat(kafka.waymark("maker", "schemas", "register").code()).isZero();
    Set<Right> unused = unused("maker", needed("maker", Purpose.TOPICS_CREATE));
    unused.retainAll(unused("apprentice", needed("maker", Purpose.TOPICS_CREATE)));
    assertThat(unused).isEmpty();
  }

  @Test
  @Order(2)
  void with_just_its_rights_it_runs_events_in_journeys_out() throws Exception {
    SortedSet<Right> rights = needed("waymark", Purpose.RUN);
    kafka.user("waymark", rights);
    kafka.user("shop", needed("shop", Purpose.IMPORT));
    kafka.user("clerk", needed("clerk", Purpose.JOURNEY));

    assertThat(kafka.waymark("waymark", "topics", "check"))
        .isEqualTo(new Said(0, "all topics are as they must be\n"));
    try (Running running = Running.start(kafka.config("waymark"))) {
      assertThat(running.awaitReady()).isTrue();
      buy("ann", "p-1");
      await(() -> kafka.waymark("clerk", "journey", "ann").words().contains("ann is NEW"));
    }

    assertThat(kafka.waymark("waymark", "topics", "check").code()).isZero();
  }

  @Test
  @Order(3)
  void without_any_one_of_them_it_does_not_start_and_says_which() {
    List<String> wrong = new ArrayList<>(without(right -> !makes(right), Map.of()));
    // What is there need not be made: that is tried with change logs that are not there yet.
    wrong.addAll(without(LeastRightsTest::makes, Map.of("application.id", "other")));

    assertThat(wrong).isEmpty();
  }

  private static boolean makes(Right right) {
    return right.operation() == AclOperation.CREATE;
  }

  /** What is not as it should be, without each of the rights that a predicate picks. */
  private static List<String> without(Predicate<Right> which, Map<String, String> more) {
    SortedSet<Right> all = Access.needed(kafka.config("nobody").with(more), Purpose.RUN);
    Map<String, Right> without = new LinkedHashMap<>();
    Map<String, SortedSet<Right>> rights = new LinkedHashMap<>();
    all.stream()
        .filter(which)
        .forEach(
            right -> {
              String user = "less-" + without.size() + more.getOrDefault("application.id", "");
              without.put(user, right);
              rights.put(user, new TreeSet<>(all));
              rights.get(user).remove(right);
            });
    kafka.broker().know(without.keySet());
    kafka.broker().allow(rights);
    assertThat(without).hasSizeGreaterThan(10);
    List<String> wrong = new ArrayList<>();
    without.forEach(
        (user, right) -> {
          Said said = kafka.waymark(user, more, "run");
          if (said.code() != 1
              || !said.words().startsWith("waymark: " + complaint(user, right))
              || said.words().lines().count() != 1) {
            wrong.add(complaint(user, right) + ": " + said);
          }
        });
    return wrong;
  }

  @Test
  @Order(4)
  void a_change_log_that_may_not_be_written_is_named_as_soon_as_it_is_there() throws Exception {
    Map<String, String> third =
        Map.of("application.id", "third", "state.dir", folder.resolve("third").toString());
    SortedSet<Right> rights = Access.needed(kafka.config("third").with(third), Purpose.RUN);
    Right log = writing(rights, "third-journeys-changelog");
    rights.remove(log);
    kafka.user("third", rights);

    try (Heard heard = Heard.by(Running.class);
        Running running = Running.start(kafka.config("third").with(third))) {
      assertThat(running.awaitEnd()).isEqualTo(ExitCode.FAILED);
      assertThat(heard.words()).contains(complaint("third", log));
    }
  }

  @Test
  @Order(5)
  void a_right_that_is_taken_away_at_work_stops_the_work_and_is_named() throws Exception {
    SortedSet<Right> rights = needed("fourth", Purpose.RUN);
    Right told = writing(rights, "waymark.journeys");
    kafka.user("fourth", rights);

    try (Heard heard = Heard.by(Running.class);
        Running running = Running.start(kafka.config("fourth"))) {
      assertThat(running.awaitReady()).isTrue();
      kafka.broker().forbid("fourth", told);
      buy("bob", "p-2");

      assertThat(running.awaitEnd()).isEqualTo(ExitCode.FAILED);
      assertThat(heard.words()).contains(complaint("fourth", told));
    }
  }

  @Test
  @Order(6)
  void a_kafka_whose_upgrade_is_not_finished_is_refused() throws Exception {
    transactions(1);
    try {
      assertThat(kafka.waymark("waymark", "run"))
          .isEqualTo(
              new Said(
                  1,
                  "waymark: Kafka's transaction.version is 1: exactly-once needs 2; finish the"
                      + " upgrade with kafka-features.sh\n"));
    } finally {
      transactions(2);
    }
  }

  /** The example of secured settings as it is, but for where things are on this machine. */
  @Test
  @Order(7)
  void the_example_runs_with_secrets_from_a_file_and_nothing_shows_them() throws Exception {
    List<String> secrets = secrets();
    try (GuardedRegistry registry =
            GuardedRegistry.before(kafka.registryUrl(), shown -> shown.startsWith("Bearer ey"));
        Heard heard = Heard.ofKafka();
        Running running = Running.start(example(registry, Map.of()))) {
      assertThat(running.awaitReady()).isTrue();
      buy("cid", "p-3");
      await(() -> kafka.waymark("clerk", "journey", "cid").words().contains("cid is NEW"));

      assertThat(heard.words()).contains("sasl.jaas.config = [hidden]").doesNotContain(secrets);
      for (Page page : Page.values()) {
        assertThat(ask(running, page)).doesNotContain(secrets);
      }
      assertThat(registry.shown()).allMatch(shown -> shown.startsWith("Bearer ey"));
    }
    Said given = said("settings", "--given", "--config", folder.resolve("secured.yaml").toString());
    assertThat(given.code()).isZero();
    assertThat(given.words()).contains("kafka.sasl.jaas.config  ").doesNotContain(secrets);
  }

  @Test
  @Order(8)
  void with_tokens_it_runs_as_well() throws Exception {
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("kafka.sasl.mechanism", "OAUTHBEARER");
    tokens.put(
        "kafka.sasl.login.callback.handler.class",
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler");
    tokens.put("kafka.sasl.oauthbearer.token.endpoint.url", kafka.issuer().tokens().toString());
    tokens.put("kafka.sasl.oauthbearer.client.credentials.client.id", "waymark");
    tokens.put(
        "kafka.sasl.oauthbearer.client.credentials.client.secret",
        "${file:" + folder.resolve("secrets/waymark.properties") + ":issuer.secret}");
    tokens.put(
        "kafka.sasl.jaas.config",
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;");
    List<String> secrets = secrets();
    try (GuardedRegistry registry =
            GuardedRegistry.before(kafka.registryUrl(), shown -> shown.startsWith("Bearer ey"));
        Heard heard = Heard.ofKafka();
        Running running = Running.start(example(registry, tokens))) {
      assertThat(running.awaitReady()).isTrue();
      buy("dan", "p-4");
      await(() -> kafka.waymark("clerk", "journey", "dan").words().contains("dan is NEW"));

      assertThat(heard.words()).doesNotContain(secrets);
    }
  }

  @Test
  @Order(9)
  void whoever_is_not_known_is_told_so_at_once_and_without_the_password() {
    Map<String, String> stranger = kafka.broker().client("stranger");
    Said said =
        kafka.waymark(
            "clerk", Map.of("kafka.sasl.jaas.config", stranger.get("sasl.jaas.config")), "run");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.words())
        .contains("SaslAuthenticationException")
        .doesNotContain(SecuredBroker.password("stranger"));

    Said blind = kafka.waymark("clerk", Map.of("kafka.ssl.truststore.location", ""), "run");

    assertThat(blind.code()).isIn(1, 2);
    assertThat(blind.words()).startsWith("waymark: ").doesNotContain("\tat ");
  }

  private static List<String> secrets() {
    return List.of(
        SecuredBroker.password("waymark"),
        SecuredBroker.password("client-waymark"),
        "the-token-of-http-1234",
        "the-key-of-erasures-1234");
  }

  private static Config example(GuardedRegistry registry, Map<String, String> more)
      throws Exception {
    Path place = Files.createDirectories(folder.resolve("secrets"));
    List<String> secrets = secrets();
    Files.write(
        place.resolve("waymark.properties"),
        List.of(
            "kafka.password=" + secrets.get(0),
            "issuer.secret=" + secrets.get(1),
            "http.token=" + secrets.get(2),
            "erasure.key=" + secrets.get(3)));
    Path example =
        Files.writeString(
            folder.resolve("secured.yaml"),
            Files.readString(Path.of("..", "waymark.secured.yaml"))
                .replace("/etc/waymark/secrets", place.toString())
                .replace("/etc/waymark/ca.pem", kafka.broker().certificate().pem().toString())
                .replace("kafka-1:9093,kafka-2:9093", kafka.broker().bootstrapServers())
                .replace("https://registry:8081", registry.url())
                .replace("https://issuer/token", kafka.issuer().tokens().toString()));
    return Config.of(List.of(SettingsFile.read(example)))
        .with(
            Map.of(
                "topics.replication", "1",
                "http.port", "0",
                "state.dir", folder.resolve("example").toString()))
        .with(more);
  }

  private static Said said(String... command) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int code = Waymark.commandLine().setOut(out).setErr(out).execute(command);
    return new Said(code, said.toString());
  }

  private static String ask(Running running, Page page) throws Exception {
    if (page == Page.BOARD_LIVE) {
      return ""; // it has no end; it shows what the board shows
    }
    URI address = URI.create(running.address() + page.path().replace("{id}", "cid"));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + secrets().get(2))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static void transactions(int level) throws Exception {
    FeatureUpdate update =
        new FeatureUpdate(
            (short) level,
            level < 2
                ? FeatureUpdate.UpgradeType.SAFE_DOWNGRADE
                : FeatureUpdate.UpgradeType.UPGRADE);
    kafka
        .broker()
        .admin()
        .updateFeatures(Map.of("transaction.version", update), new UpdateFeaturesOptions())
        .all()
        .get();
    await(() -> finished() == level);
  }

  private static int finished() {
    try {
      FinalizedVersionRange range =
          kafka
              .broker()
              .admin()
              .describeFeatures()
              .featureMetadata()
              .get()
              .finalizedFeatures()
              .get("transaction.version");
      return range == null ? 0 : range.maxVersionLevel();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static Right writing(SortedSet<Right> rights, String topic) {
    return rights.stream()
        .filter(right -> right.on().name().equals(topic))
        .filter(right -> right.operation() == AclOperation.WRITE)
        .findFirst()
        .orElseThrow();
  }

  private static String complaint(String user, Right right) {
    return "User:" + user + " may not " + right.operation() + " " + right.subject() + ";";
  }

  private static SortedSet<Right> needed(String user, Purpose purpose) {
    return Access.needed(kafka.config(user), purpose);
  }

  /** The rights that nothing has asked for. */
  private static Set<Right> unused(String user, Set<Right> rights) {
    return rights.stream()
        .filter(right -> !RecordingAuthorizer.hasUsed(user, right))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void buy(String customer, String eventId) throws Exception {
    Purchase purchase =
        Purchase.newBuilder()
            .setEventId(eventId)
            .setOccurredAt(Instant.now())
            .setCustomerId(customer)
            .setStep(PurchaseStep.PLACED)
            .setOrderId(eventId)
            .setAmount(1999)
            .setCurrency("USD")
            .build();
    Config config = kafka.config("shop").with(Map.of("registry.register", "true"));
    byte[] value =
        Wire.of(config.wire())
            .writer(EventKind.PURCHASE)
            .serialize("purchases", (SpecificRecord) purchase);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            config.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>("purchases", customer.getBytes(StandardCharsets.UTF_8), value))
          .get();
    }
  }

  private static void await(java.util.function.BooleanSupplier sign) {
    long deadlineNs = System.nanoTime() + java.util.concurrent.TimeUnit.SECONDS.toNanos(60);
    while (!sign.getAsBoolean()) {
      assertThat(System.nanoTime()).describedAs("nothing has come").isLessThan(deadlineNs);
      java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
    }
  }
}
