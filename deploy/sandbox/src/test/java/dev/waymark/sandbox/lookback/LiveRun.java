package dev.waymark.sandbox.lookback;

import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.Running;
import dev.waymark.cli.Waymark;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Money;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.Sentiment;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.sandbox.Lag;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.SandboxConfig;
import dev.waymark.stream.Topic;
import dev.waymark.wire.InputRecords;
import dev.waymark.wire.Wire;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A Waymark at work in a sandbox that others use as well, with topics of its own. */
final class LiveRun implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Currency USD = Currency.getInstance("USD");

  private final Map<String, String> own = new HashMap<>();
  private final Config config;
  private final Wire wire;
  private Running running;

  private LiveRun(Sandbox sandbox, String name, Map<String, String> settings) {
    own.put("bootstrap.servers", sandbox.bootstrapServers());
    own.put("registry.url", sandbox.registryUrl());
    own.put("registry.register", "true");
    own.put("topics.replication", "1");
    own.put("http.port", "0");
    own.put("clock.idle-after", "1h"); // what is told must not depend on how long a test takes
    own.put("application.id", name);
    own.put("state.dir", sandbox.folder().path().resolve(name).toString());
    ConnectionSettings.TOPIC_NAMES.forEach(
        (topic, setting) -> own.put(setting.key(), name + "." + topic.standardName()));
    own.putAll(settings);
    config = Config.of(own);
    SandboxConfig.createTopics(config);
    wire = Wire.of(config.wire());
    running = Running.start(config);
    running.awaitReady();
  }

  static LiveRun start(Sandbox sandbox, String name, Map<String, String> settings) {
    return new LiveRun(sandbox, name, settings);
  }

  Config config() {
    return config;
  }

  Running running() {
    return running;
  }

  /** Stops it and starts it again with some settings changed. */
  void restart(Map<String, String> settings) {
    running.close();
    running = Running.start(config.with(settings));
    running.awaitReady();
  }

  static Event purchase(String customer, String id, Instant at) {
    return new Purchase(
        origin(customer, id, at),
        Purchase.Step.PLACED,
        id,
        new Money(2_000, USD),
        1,
        0,
        "",
        Reason.NONE);
  }

  static Event complaint(String customer, String id, Instant at) {
    return new SupportContact(
        origin(customer, id, at),
        SupportContact.Step.OPENED,
        "case-" + id,
        Reason.DEFECTIVE,
        "",
        Sentiment.of(-0.8),
        false);
  }

  private static Origin origin(String customer, String id, Instant at) {
    return new Origin(id, at.toEpochMilli(), customer, List.of(), "", "", "", "");
  }

  /** Sends events one after the other. */
  void send(Event... events) throws Exception {
    for (Event event : events) {
      send(Topic.of(event.kind()), event.origin().customerId(), bytes(event), Map.of());
    }
  }

  byte[] bytes(Event event) {
    return wire.writer(event.kind())
        .serialize(topic(Topic.of(event.kind())), InputRecords.of(event));
  }

  RecordMetadata send(Topic topic, String key, byte[] value, Map<String, String> headers)
      throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            config.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      ProducerRecord<byte[], byte[]> sent =
          new ProducerRecord<>(topic(topic), key.getBytes(StandardCharsets.UTF_8), value);
      headers.forEach(
          (name, text) ->
              sent.headers().add(new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8))));
      return producer.send(sent).get();
    }
  }

  String topic(Topic topic) {
    return config.topics().name(topic);
  }

  /** Waits until all that was sent is worked off and committed. */
  void settle() {
    List<String> wayIn =
        List.of(
            topic(Topic.PURCHASES),
            topic(Topic.SUPPORT_CONTACTS),
            topic(Topic.SOCIAL_MENTIONS),
            topic(Topic.APP_INSTALLS),
            topic(Topic.BY_IDENTIFIER),
            topic(Topic.BY_CUSTOMER));
    try (Admin admin = Admin.create(config.client())) {
      Lag lag = Lag.of(admin, own.getOrDefault("application.id", ""), wayIn);
      await("all is worked off", () -> lag.records() == 0);
    }
  }

  static void await(String what, BooleanSupplier until) {
    long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
    while (!until.getAsBoolean()) {
      if (System.nanoTime() > deadlineNs) {
        throw new AssertionError("it did not come about that " + what);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** The exit code and what was said. */
  String waymark(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    own.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int code =
        Waymark.commandLine().setOut(out).setErr(out).execute(arguments.toArray(String[]::new));
    return code + "\n" + said.toString().replace(System.lineSeparator(), "\n");
  }

  HttpResponse<String> ask(String path) {
    return ask(running.address(), path);
  }

  static HttpResponse<String> ask(URI instance, String path) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(instance + path)).build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer to " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    running.close();
  }
}
