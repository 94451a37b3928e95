package dev.waymark.sandbox.lookback;

import static dev.waymark.sandbox.lookback.LiveRun.purchase;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.interop.OneSandbox;
import dev.waymark.stream.End;
import dev.waymark.stream.Topic;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code waymark rejects} on records that a running Waymark could not take. */
@ExtendWith(OneSandbox.class)
@Tag("long-runs")
class RejectsCommandTest {

  private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern APPLIED = Pattern.compile("records,day.*end=applied.*?,(\\d+),");

  private final Sandbox sandbox;

  RejectsCommandTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  private static String id(RecordMetadata sent) {
    return sent.topic() + "/" + sent.partition() + "/" + sent.offset();
  }

  @Test
  void rejects_are_listed_shown_and_after_a_fix_taken_each_once() throws Exception {
    Map<String, String> settings = Map.of("currency", "EUR", "input.max-bytes", "2KB");
    try (LiveRun live = LiveRun.start(sandbox, "rejects", settings)) {
      live.send(purchase("ann", "p-1", MARCH), purchase("bob", "p-2", MARCH));
      RecordMetadata ugly =
          live.send(
              Topic.PURCHASES,
              "eve",
              "\u001b[2J\u0007evil".getBytes(UTF_8),
              Map.of("trace", "t-1"));
      RecordMetadata large = live.send(Topic.PURCHASES, "max", new byte[950_000], Map.of());
      live.settle();

      assertThat(live.waymark("rejects", "list", "--format", "csv"))
          .contains("OTHER_CURRENCY,rejects.purchases,2,0,")
          .contains("WRONG_MAGIC,rejects.purchases,1,0,")
          .contains("OVERSIZED,rejects.purchases,1,0,");
      assertThat(live.waymark("rejects", "list", "--reason", "other_currency", "--each"))
          .contains("p-1")
          .contains("currency is USD: the reporting currency is EUR")
          .doesNotContain("WRONG_MAGIC");

      String shown = live.waymark("rejects", "show", id(ugly));
      assertThat(shown)
          .contains("WRONG_MAGIC")
          .contains("header trace: t-1")
          .contains("00000000  1b 5b 32 4a 07 65 76 69 6c                       |.[2J.evil|");
      assertThat(shown.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
      JsonNode json =
          JSON.readTree(live.waymark("rejects", "show", id(ugly), "--format", "json").substring(2));
      assertThat(json.at("/value_hex").asText()).isEqualTo("1b5b324a076576696c");
      assertThat(json.at("/key_text").asText()).isEqualTo("eve");

      live.restart(Map.of("currency", "USD"));
      assertThat(live.waymark("rejects", "retry", "--reason", "OTHER_CURRENCY"))
          .startsWith("2\nwaymark: nobody can be asked here");
      assertThat(live.waymark("rejects", "retry", "--reason", "OTHER_CURRENCY", "--dry-run"))
          .contains("2 would be submitted again");
      assertThat(live.waymark("rejects", "retry", "--reason", "OTHER_CURRENCY", "--yes"))
          .startsWith("0\n")
          .contains("2 submitted again");
      assertThat(live.waymark("rejects", "retry", "--reason", "OTHER_CURRENCY", "--yes"))
          .contains("has been submitted again before")
          .contains("nothing to submit again");
      live.settle();
      LiveRun.await(
          "both are applied",
          () -> live.running().measured().ended(Topic.PURCHASES, End.APPLIED) == 2);

      assertThat(live.ask("/journeys/ann").body()).contains("\"orders\" : 1");
      assertThat(live.waymark("rejects", "list", "--format", "csv"))
          .contains("OTHER_CURRENCY,rejects.purchases,2,2,");
      assertThat(live.waymark("rejects", "retry", id(large), "--yes"))
          .startsWith("1\n")
          .contains("cannot be submitted: its bytes were not kept whole")
          .contains("nothing to submit again");
      assertThat(live.waymark("rejects", "retry", "--yes")).startsWith("2\nwaymark: nothing is");
      assertThat(live.waymark("rejects", "retry", "rejects.purchases/0/99", "--yes"))
          .startsWith("2\nwaymark: rejects.purchases/0/99 is not among");

      assertThat(live.waymark("rejects", "retry", id(ugly), "--yes")).contains("1 submitted again");
      live.settle();
      assertThat(live.waymark("rejects", "list", "--reason", "WRONG_MAGIC", "--format", "csv"))
          .contains("WRONG_MAGIC,rejects.purchases,2,1,");
      assertThat(live.running().measured().scrape())
          .contains("waymark_records_read_total{topic=\"purchases\"} 3.0")
          .contains("waymark_records_total{end=\"applied\",topic=\"purchases\"} 2.0")
          .contains("waymark_records_total{end=\"rejected\",topic=\"purchases\"} 1.0");
    }
  }

  @Test
  void a_retry_that_crashes_before_its_commit_leaves_nothing_and_the_next_one_does_it_once()
      throws Exception {
    try (LiveRun live = LiveRun.start(sandbox, "crashes", Map.of("currency", "EUR"))) {
      live.send(purchase("ann", "p-1", MARCH));
      live.settle();
      live.restart(Map.of("currency", "USD"));
      String id = live.waymark("rejects", "list", "--each", "--format=csv").split("\n")[2];
      String place = id.substring(0, id.indexOf(','));

      try (KafkaProducer<byte[], byte[]> crashed = transactional(live, "crashes-retry-rejects")) {
        crashed.initTransactions();
        crashed.beginTransaction();
        crashed
            .send(
                new ProducerRecord<>(
                    live.topic(Topic.PURCHASES),
                    "ann".getBytes(UTF_8),
                    live.bytes(purchase("ann", "p-1", MARCH))))
            .get();
        crashed
            .send(new ProducerRecord<>(live.topic(Topic.REJECTS), place.getBytes(UTF_8), null))
            .get();

        assertThat(live.waymark("rejects", "retry", place, "--yes")).contains("1 submitted again");
        assertThatThrownBy(crashed::commitTransaction).isInstanceOf(ProducerFencedException.class);
      }
      assertThat(live.waymark("rejects", "retry", place, "--yes")).contains("nothing to submit");
      live.settle();
      LiveRun.await(
          "it is applied",
          () -> live.running().measured().ended(Topic.PURCHASES, End.APPLIED) == 1);

      assertThat(live.running().measured().ended(Topic.PURCHASES, End.DUPLICATE)).isZero();
      assertThat(live.waymark("rejects", "show", place)).contains("submitted again 2");
      LiveRun.await("the KPI says so, too", () -> applied(live) == 1);
    }
  }

  private static long applied(LiveRun live) {
    Matcher found = APPLIED.matcher(live.waymark("kpis", "records", "--format", "csv"));
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  private static KafkaProducer<byte[], byte[]> transactional(LiveRun live, String id) {
    Properties settings = live.config().client();
    settings.put("transactional.id", id);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
