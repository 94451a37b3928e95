package dev.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.Running;
import dev.waymark.domain.event.EventKind;
import dev.waymark.schema.Identifier;
import dev.waymark.schema.IdentifierType;
import dev.waymark.schema.Purchase;
import dev.waymark.schema.PurchaseStep;
import dev.waymark.schema.SupportContact;
import dev.waymark.schema.SupportContactStep;
import dev.waymark.stream.End;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Texts that are unique are put wherever a person or a secret may be, and looked for wherever none
 * may come to light: logs at DEBUG, metrics, names of threads, answers that are errors, health, the
 * topology.
 */
@Tag("long-runs")
class CanaryTest {

  private static final String CANARY = "canary7f3a";
  private static final String TOKEN = CANARY + "-http-token";
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<String> HEARD =
      List.of("dev.waymark", "org.apache.kafka.streams", "org.apache.kafka.clients");

  @TempDir Path folder;

  private final Queue<String> seen = new ConcurrentLinkedQueue<>();
  private final Heard heard = new Heard();

  @BeforeEach
  void listen() {
    heard.start();
    HEARD.forEach(
        name -> {
          Logger logger = (Logger) LoggerFactory.getLogger(name);
          logger.setLevel(Level.DEBUG);
          logger.setAdditive(false);
          logger.addAppender(heard);
        });
  }

  @AfterEach
  void listenNoMore() {
    HEARD.forEach(
        name -> {
          Logger logger = (Logger) LoggerFactory.getLogger(name);
          logger.setLevel(null);
          logger.setAdditive(true);
          logger.detachAppender(heard);
        });
  }

  @Test
  void what_names_a_person_or_opens_a_door_comes_to_light_nowhere() throws Exception {
    try (Sandbox sandbox = Sandbox.start(StateFolder.temporary())) {
      Config config = config(sandbox, "one", Map.of());
      SandboxConfig.createTopics(config);
      try (Running running = Running.start(config)) {
        goodAndBad(config);
        awaitAll("all has ended", () -> ended(running, End.APPLIED, Topic.PURCHASES) >= 4);
        awaitAll("and what is bad", () -> ended(running, End.REJECTED, Topic.PURCHASES) >= 2);
        awaitAll("and what is late", () -> ended(running, End.LATE, Topic.PURCHASES) >= 1);
        assertThat(ask(running, "/journeys/" + CANARY + "-ann", TOKEN).body())
            .as("teeth: there is something to be kept secret")
            .contains(CANARY + "-ann");
        lookUp(running);
      }
      crash(config(sandbox, "two", Map.of("serde.class", CrashingSerde.class.getName())));
      withoutARegistry(sandbox, config);
    }

    assertThat(heard.count()).as("teeth: logs were heard").isGreaterThan(1_000);
    assertThat(seen.stream().filter(text -> text.contains("planted")))
        .as("teeth: what is logged is found")
        .hasSize(1);
    assertThat(seen.stream().filter(text -> !text.contains("planted"))).isEmpty();
  }

  private void goodAndBad(Config config) throws Exception {
    LoggerFactory.getLogger("dev.waymark.planted").debug("planted {}", CANARY);
    Wire wire = Wire.of(config.wire());
    for (int i = 0; i < 4; i++) {
      byte[] value = wire.writer(EventKind.PURCHASE).serialize("purchases", purchase(i, i));
      send(config, "purchases", CANARY + "-ann", value);
    }
    byte[] contact =
        wire.writer(EventKind.SUPPORT_CONTACT).serialize("support-contacts", contact());
    send(config, "support-contacts", CANARY + "-ann", contact);
    byte[] old = wire.writer(EventKind.PURCHASE).serialize("purchases", purchase(9, -9));
    send(config, "purchases", CANARY + "-ann", old);
    send(
        config, "purchases", CANARY + "-key", (CANARY + "-bytes").getBytes(StandardCharsets.UTF_8));
    byte[] empty =
        wire.writer(EventKind.PURCHASE)
            .serialize(
                "purchases", Purchase.newBuilder(purchase(8, 8)).setCurrency(CANARY).build());
    send(config, "purchases", CANARY + "-key", empty);
  }

  private void lookUp(Running running) throws Exception {
    for (String path :
        List.of(
            "/journeys/" + CANARY,
            "/journeys/DEVICE:" + CANARY + "-nobodys",
            "/journeys/%FF" + CANARY,
            "/journeys/" + CANARY + "-ann?as-of=" + CANARY,
            "/journeys/" + CANARY + "-ann?as-of=%" + CANARY,
            "/journeys/" + CANARY + "-ann?as-of=2020-01-01T00:00:00Z",
            "/timelines/" + CANARY,
            "/identities/" + CANARY,
            "/identities/~" + CANARY,
            "/alerts/" + CANARY,
            "/alerts/" + CANARY + "?without=" + CANARY,
            "/" + CANARY + "?" + CANARY + "=" + CANARY)) {
      see(path, ask(running, path, TOKEN));
      see(path, ask(running, path, CANARY + "-wrong"));
      see(path, fromPeer(running, path));
    }
    for (String path : List.of("/metrics", "/health/live", "/health/ready", "/topology")) {
      HttpResponse<String> answer = ask(running, path, TOKEN);
      assertThat(answer.statusCode()).isEqualTo(200);
      find(path, answer.body());
    }
    see("/login", login(running));
    Thread.getAllStackTraces().keySet().forEach(thread -> find("thread", thread.getName()));
    assertThat(ask(running, "/journeys/" + CANARY, TOKEN).statusCode()).isEqualTo(404);
  }

  /** A decoder of somebody else's that says in its failure what it was given. */
  private void crash(Config config) throws Exception {
    try (Running running = Running.start(config)) {
      awaitAll(
          "what crashes the decoder is rejected",
          () -> ended(running, End.REJECTED, Topic.PURCHASES) >= 7);
      find("metrics", ask(running, "/metrics", TOKEN).body());
      awaitAll("the board has failed", () -> board(running).contains("cannot be read"));
      find("board", board(running));
    }
  }

  private static String board(Running running) {
    try {
      return ask(running, "/board", TOKEN).body();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void withoutARegistry(Sandbox sandbox, Config config) throws Exception {
    Config hasty = config.with(Map.of("registry.patience", "1s", "registry.timeout", "1s"));
    try (Running running = Running.start(hasty)) {
      assertThat(running.awaitReady()).isTrue();
      sandbox.registry().handle().destroyForcibly();
      sandbox.registry().handle().onExit().join();
      byte[] unknown = (".\0\0\0\1" + CANARY + "-unknown").getBytes(StandardCharsets.UTF_8);
      unknown[0] = 0;
      unknown[1] = 1;
      send(config, "purchases", CANARY + "-ann", unknown);
      assertThat(running.awaitEnd()).isEqualTo(ExitCode.FAILED);
    }
    assertThatThrownBy(() -> Running.start(hasty))
        .isInstanceOf(Failure.class)
        .satisfies(failure -> find("failure", String.valueOf(failure)));
  }

  private static long ended(Running running, End end, Topic topic) {
    return running.measured().ended(topic, end);
  }

  /** Of answers, only errors must not quote: what was asked for may say whose it is. */
  private void see(String path, HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      find("answer " + answer.statusCode() + " to " + path.replace(CANARY, "…"), answer.body());
      find("headers of the answer to " + path.replace(CANARY, "…"), answer.headers().toString());
    }
  }

  private void find(String where, String text) {
    if (text.contains(CANARY)) {
      seen.add(where + ": " + text);
    }
  }

  private Config config(Sandbox sandbox, String name, Map<String, String> more) {
    Config config =
        SandboxConfig.of(
            sandbox,
            Map.of(
                "application.id",
                "waymark-" + name,
                "state.dir",
                folder.resolve(name).toString(),
                "http.token",
                TOKEN,
                "http.limit.wrong-tokens",
                "0",
                "erasure.key",
                CANARY + "-erasure-key",
                "registry.auth",
                "basic",
                "registry.user",
                CANARY + "-user",
                "registry.password",
                CANARY + "-password",
                "limits.ledger-entries",
                "2"));
    return config.with(more);
  }

  private static Purchase purchase(int number, int hours) {
    return Purchase.newBuilder()
        .setEventId(CANARY + "-event-" + number)
        .setOccurredAt(NOON.plusSeconds(3_600L * hours))
        .setCustomerId(CANARY + "-ann")
        .setIdentifiers(
            List.of(
                new Identifier(IdentifierType.SOCIAL_HANDLE, CANARY + "-handle"),
                new Identifier(IdentifierType.EMAIL_HASH, CANARY + "-mail@example.com")))
        .setReferrer(CANARY + "-friend")
        .setChannel(CANARY + "-channel")
        .setCampaign(CANARY + "-campaign")
        .setSource(CANARY + "-source")
        .setStep(PurchaseStep.PLACED)
        .setOrderId(CANARY + "-order-" + number)
        .setAmount(1999)
        .setCurrency("USD")
        .build();
  }

  private static SupportContact contact() {
    return SupportContact.newBuilder()
        .setEventId(CANARY + "-contact")
        .setOccurredAt(NOON.plusSeconds(7_200))
        .setCustomerId(CANARY + "-ann")
        .setStep(SupportContactStep.OPENED)
        .setContactId(CANARY + "-case")
        .setReason(CANARY + "-reason")
        .setText("I hate it, cancel my account, says " + CANARY)
        .build();
  }

  private static void send(Config config, String topic, String key, byte[] value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            config.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value)).get();
    }
  }

  private static HttpResponse<String> ask(Running running, String path, String token)
      throws Exception {
    return send(request(running, path, token));
  }

  private static HttpResponse<String> fromPeer(Running running, String path) throws Exception {
    return send(
        request(running, path, TOKEN)
            .header("Waymark-Peer", CANARY)
            .header("Waymark-Stale-Will-Do", CANARY));
  }

  private static HttpResponse<String> login(Running running) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(running.address() + "/login"))
            .POST(HttpRequest.BodyPublishers.ofString("token=" + CANARY + "-guess")));
  }

  private static HttpRequest.Builder request(Running running, String path, String token) {
    String lenient = path.replace("%" + CANARY, "%25" + CANARY);
    return HttpRequest.newBuilder(URI.create(running.address() + lenient))
        .header("Authorization", "Bearer " + token)
        .header("User-Agent", CANARY);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void awaitAll(String what, BooleanSupplier until) {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!until.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadlineNs);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  /** Hears every line and keeps those in which a canary sings. */
  private final class Heard extends AppenderBase<ILoggingEvent> {

    private final java.util.concurrent.atomic.AtomicLong lines =
        new java.util.concurrent.atomic.AtomicLong();

    long count() {
      return lines.get();
    }

    @Override
    protected void append(ILoggingEvent line) {
      lines.incrementAndGet();
      find("log of " + line.getLoggerName(), text(line));
    }

    private static String text(ILoggingEvent line) {
      return Stream.of(
              line.getThreadName(),
              line.getFormattedMessage(),
              String.valueOf(line.getKeyValuePairs()),
              line.getThrowableProxy() == null
                  ? ""
                  : ThrowableProxyUtil.asString(line.getThrowableProxy()))
          .collect(Collectors.joining(" "));
    }
  }
}
