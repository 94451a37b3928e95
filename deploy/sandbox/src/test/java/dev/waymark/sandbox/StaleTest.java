package dev.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.app.Config;
import dev.waymark.app.Layer;
import dev.waymark.app.Running;
import dev.waymark.cli.Waymark;
import dev.waymark.domain.event.EventKind;
import dev.waymark.schema.Purchase;
import dev.waymark.schema.PurchaseStep;
import dev.waymark.wire.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances with a copy of each other's state, of which one is killed. */
@Tag("long-runs")
class StaleTest {

  /** What ends a transaction lies after the last record, and Kafka Streams counts it as unread. */
  private static final long MARK_OF_A_COMMIT = 1;

  private static final int CUSTOMERS = 24;
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String TOKEN = "a-token-that-nobody-guesses";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> OPTIONS =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

  @TempDir Path folder;

  @Test
  void while_an_instance_is_dead_its_customers_are_told_of_by_a_copy_which_says_so()
      throws Exception {
    try (Sandbox sandbox = Sandbox.start(StateFolder.temporary())) {
      Config config = config(sandbox);
      SandboxConfig.createTopics(config);
      for (int i = 0; i < CUSTOMERS; i++) {
        buy(config, i);
      }
      try (Running one = Running.start(config.with(Map.of("state.dir", at("one").toString())));
          ChildProcess other = child(config)) {
        awaitAll("all are known and nothing is restored", () -> everybodyIsCopied(one));
        List<Integer> theirs = customersOf(one, false);
        assertThat(theirs).isNotEmpty().hasSizeLessThan(CUSTOMERS);

        double asked = copiesAsked(one);
        other.kill();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
          HttpResponse<String> answer = ask(one, customer);
          JsonNode journey = MAPPER.readTree(answer.body());

          assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
          assertThat(journey.path("orders").asInt()).isEqualTo(1);
          assertThat(journey.path("stale").asBoolean()).isEqualTo(theirs.contains(customer));
          assertThat(answer.headers().firstValue("Waymark-Stale").isPresent())
              .isEqualTo(theirs.contains(customer));
        }
        assertThat(copiesAsked(one)).isEqualTo(asked + theirs.size());
        HttpResponse<String> nobody = nobodyOf(one, theirs);
        assertThat(nobody.statusCode()).isEqualTo(503);
        assertThat(nobody.headers().firstValue("Retry-After")).isPresent();
        assertThat(get(one, "/health/live").statusCode()).isEqualTo(200);
        assertThat(get(one, "/health/ready").statusCode()).isEqualTo(200);

        awaitAll("the other one has taken over", () -> customersOf(one, true).size() == CUSTOMERS);
        awaitAll("what it tells is no copy's any more", () -> isKnown(one, theirs.get(0)));
      }
    }
  }

  private static double copiesAsked(Running one) {
    return get(one, "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("waymark_http_stale_total "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }

  /** Somebody unknown who would be kept where one of these is kept. */
  private static HttpResponse<String> nobodyOf(Running one, List<Integer> theirs) throws Exception {
    for (int i = 0; i < 64; i++) {
      String nobody = "nobody-" + i;
      if (!isKeptHere(one, nobody)) {
        return get(one, "/journeys/" + nobody);
      }
    }
    throw new AssertionError("64 names, and all are kept here; elsewhere are " + theirs);
  }

  private static boolean everybodyIsCopied(Running one) {
    return one.isReady()
        && IntStream.range(0, CUSTOMERS).allMatch(i -> isKnown(one, i))
        && customersOf(one, false).size() > 0
        && one.streams().metadataForAllStreamsClients().size() == 2
        && one.streams().metadataForAllStreamsClients().stream()
            .allMatch(each -> each.standbyStateStoreNames().contains("journeys"))
        && one.streams().allLocalStorePartitionLags().values().stream()
            .flatMap(lags -> lags.values().stream())
            .allMatch(lag -> lag.offsetLag() <= MARK_OF_A_COMMIT);
  }

  private static boolean isKnown(Running one, int customer) {
    HttpResponse<String> answer = ask(one, customer);
    return answer.statusCode() == 200 && answer.headers().firstValue("Waymark-Stale").isEmpty();
  }

  private static List<Integer> customersOf(Running one, boolean here) {
    return IntStream.range(0, CUSTOMERS)
        .filter(i -> isKeptHere(one, name(i)) == here)
        .boxed()
        .toList();
  }

  private static boolean isKeptHere(Running one, String customer) {
    return new dev.waymark.stream.StandingJourneys(one.streams(), one.config().stream(4))
            .whereIs(customer)
            .activeHost()
            .port()
        == one.address().getPort();
  }

  private static String name(int customer) {
    return "c" + customer;
  }

  private Config config(Sandbox sandbox) {
    return SandboxConfig.of(
        sandbox,
        Map.of(
            "standby.replicas", "1",
            "http.token", TOKEN,
            "clock.idle-after", "1h",
            "kafka.consumer.session.timeout.ms", "10000",
            "kafka.consumer.heartbeat.interval.ms", "1000",
            "kafka.probing.rebalance.interval.ms", "60000"));
  }

  private Path at(String instance) throws Exception {
    return Files.createDirectories(folder.resolve(instance));
  }

  private ChildProcess child(Config config) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(Waymark.class.getName(), "run"));
    for (Layer layer : config.settings().layers()) {
      layer.texts().forEach((key, text) -> arguments.addAll(List.of("--set", key + "=" + text)));
    }
    arguments.addAll(List.of("--set", "state.dir=" + at("other")));
    return ChildProcess.start("other", folder, OPTIONS, ChildProcess.classPath(), arguments);
  }

  private static void awaitAll(String what, java.util.function.BooleanSupplier until) {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!until.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadlineNs);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
    }
  }

  private static void buy(Config config, int customer) throws Exception {
    Wire wire = Wire.of(config.wire());
    Purchase purchase =
        Purchase.newBuilder()
            .setEventId("e" + customer)
            .setOccurredAt(NOON.plusSeconds(customer))
            .setCustomerId(name(customer))
            .setStep(PurchaseStep.PLACED)
            .setOrderId("o" + customer)
            .setAmount(1999)
            .setCurrency("USD")
            .build();
    Serializer<SpecificRecord> writer = wire.writer(EventKind.PURCHASE);
    byte[] key = name(customer).getBytes(StandardCharsets.UTF_8);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            config.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>("purchases", key, writer.serialize("purchases", purchase)))
          .get();
    }
  }

  private static HttpResponse<String> ask(Running one, int customer) {
    return get(one, "/journeys/" + name(customer));
  }

  private static HttpResponse<String> get(Running one, String path) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(one.address() + path))
                  .header("Authorization", "Bearer " + TOKEN)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
