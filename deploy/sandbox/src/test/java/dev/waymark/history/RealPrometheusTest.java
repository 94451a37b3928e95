package dev.waymark.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.metrics.HistoryNumbers;
import dev.waymark.metrics.HistoryNumbers.Refusal;
import dev.waymark.sandbox.Prometheus;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** History in a real Prometheus: what is read back is what was last told. */
@Tag("other-programs")
class RealPrometheusTest {

  private static final long HOUR_MS = Duration.ofHours(1).toMillis();
  private static final int WINDOWS = 61;
  private static final int REVISIONS = 3;
  private static final long WITHIN_NS = TimeUnit.SECONDS.toNanos(90);

  /** Small blocks, so that the head is compacted within seconds and not within hours. */
  private static final List<String> SMALL_BLOCKS =
      List.of("--storage.tsdb.min-block-duration=30m", "--storage.tsdb.max-block-duration=3h");

  private static Path program = Path.of("");

  @TempDir private Path folder;

  private final HistoryNumbers numbers = new HistoryNumbers(true, System::currentTimeMillis);
  private final long nowMs = System.currentTimeMillis();
  private final long firstMs = nowMs / HOUR_MS * HOUR_MS - (WINDOWS + 48) * HOUR_MS;

  @BeforeAll
  static void isInstalled() {
    Optional<Path> found = Prometheus.installed();
    if (found.isEmpty()) {
      System.err.println("SKIPPED: history against a real Prometheus; apt-get install prometheus");
    }
    assumeTrue(found.isPresent(), "Prometheus is not installed");
    program = found.orElseThrow();
  }

  @Test
  void revisions_in_any_order_are_read_back_as_the_last_before_and_after_both_compactions()
      throws IOException {
    List<Sample> shuffled = new ArrayList<>();
    for (int window = 0; window < WINDOWS; window++) {
      for (int revision = 1; revision <= REVISIONS; revision++) {
        shuffled.add(sample(window, revision));
      }
    }
    Collections.shuffle(shuffled, new Random(61));
    try (Prometheus prometheus = start(SMALL_BLOCKS)) {
      tick(prometheus, 10_800, 10_790);
      writeOneByOne(prometheus, shuffled);
      assertThat(readBack(prometheus)).as("in the head").isEqualTo(last());

      tick(prometheus, 10_790, 5_400);
      await(() -> blocks().anyMatch(RealPrometheusTest::isOfLatecomers));
      assertThat(readBack(prometheus)).as("after the head was compacted").isEqualTo(last());
    }
    try (Prometheus again = start(SMALL_BLOCKS)) {
      assertThat(readBack(again)).as("after a restart").isEqualTo(last());
      tick(again, 5_400, 0);
      await(() -> blocks().anyMatch(RealPrometheusTest::isMerged));
      assertThat(readBack(again)).as("after blocks were merged").isEqualTo(last());
    }
    assertThat(numbers.refused(Refusal.DUPLICATE)).isZero();
  }

  @Test
  void a_rejected_batch_loses_no_good_sample() {
    try (Prometheus prometheus = start(List.of())) {
      List<Sample> samples = new ArrayList<>();
      samples.add(new Sample(labels(), nowMs - 60_000, -1));
      for (int window = 0; window < WINDOWS; window++) {
        samples.add(sample(window, REVISIONS));
      }
      deliver(prometheus, samples);
      samples.clear();
      for (int i = 0; i < 500; i++) {
        samples.add(new Sample(labels(), nowMs - Duration.ofDays(450 + i).toMillis(), -2));
      }
      for (int window = 0; window < WINDOWS; window++) {
        samples.add(sample(window, REVISIONS + 1));
      }
      deliver(prometheus, samples);

      assertThat(readBack(prometheus)).isEqualTo(of(REVISIONS + 1));
      assertThat(numbers.refused(Refusal.TOO_OLD)).isEqualTo(500);
      assertThat(numbers.sent()).isEqualTo(1 + 2 * WINDOWS);
    }
  }

  @Test
  void what_is_written_twice_changes_nothing() {
    try (Prometheus prometheus = start(List.of())) {
      List<Sample> samples = new ArrayList<>();
      for (int window = 0; window < WINDOWS; window++) {
        samples.add(sample(window, REVISIONS));
      }
      deliver(prometheus, samples);
      deliver(prometheus, samples);

      assertThat(readBack(prometheus)).isEqualTo(last());
      assertThat(numbers.sent()).isEqualTo(2 * WINDOWS);
    }
  }

  private Prometheus start(List<String> flags) {
    return Prometheus.start(program, folder, Prometheus.storage(), flags);
  }

  private Sample sample(int window, int revision) {
    long startMs = firstMs + window * HOUR_MS;
    return new Sample(
        labels(),
        RevisionSlot.stampMs(startMs, startMs + HOUR_MS, revision),
        value(window, revision));
  }

  /** Later revisions are as often smaller as larger. */
  private static double value(int window, int revision) {
    return new Random(1_000L * window + revision).nextInt(1_000);
  }

  private static SortedMap<String, String> labels() {
    return new TreeMap<>(Map.of(Sample.NAME, "waymark_kpi_orders", "grain", "hour", "run", "live"));
  }

  private static List<Double> last() {
    return of(REVISIONS);
  }

  private static List<Double> of(int revision) {
    return Stream.iterate(0, window -> window + 1)
        .limit(WINDOWS)
        .map(window -> value(window, revision))
        .toList();
  }

  private void writeOneByOne(Prometheus prometheus, List<Sample> samples) {
    samples.forEach(sample -> deliver(prometheus, List.of(sample)));
  }

  private void deliver(Prometheus prometheus, List<Sample> samples) {
    RemoteWrite server =
        new RemoteWrite(
            new PublisherRules(
                prometheus.writeUrl(),
                Optional.empty(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                "live",
                ZoneOffset.UTC,
                1,
                Map.of()));
    Delivery delivery = new Delivery(server, numbers);
    delivery.add(samples);
    while (!delivery.isDone()) {
      assertThat(delivery.attempt()).as("the server answers").isEmpty();
    }
  }

  /**
   * Something that goes on, from so many seconds before now to so many: what is older comes late,
   * and the head becomes long enough to be compacted.
   */
  private void tick(Prometheus prometheus, long from, long to) {
    List<Sample> ticks = new ArrayList<>();
    for (long before = from; before > to; before--) {
      ticks.add(
          new Sample(new TreeMap<>(Map.of(Sample.NAME, "tick")), nowMs - before * 1_000L, before));
    }
    deliver(prometheus, ticks);
  }

  private List<Double> readBack(Prometheus prometheus) {
    String query = "last_over_time(waymark_kpi_orders{run=\"live\",grain=\"hour\"}[1h])";
    String answer =
        prometheus.get(
            "/api/v1/query_range?query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + "&start="
                + (firstMs + HOUR_MS) / 1000
                + "&end="
                + (firstMs + WINDOWS * HOUR_MS) / 1000
                + "&step=1h");
    List<Double> values = new ArrayList<>();
    json(answer)
        .at("/data/result/0/values")
        .forEach(pair -> values.add(Double.valueOf(pair.get(1).asText())));
    return values;
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Stream<JsonNode> blocks() {
    Path data = folder.resolve("prometheus").resolve("data");
    List<JsonNode> blocks = new ArrayList<>();
    try (Stream<Path> found = Files.list(data)) {
      for (Path each : found.toList()) {
        Path meta = each.resolve("meta.json");
        if (Files.exists(meta)) {
          blocks.add(json(Files.readString(meta)));
        }
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      return Stream.empty(); // it is at work there
    }
    return blocks.stream();
  }

  private static boolean isOfLatecomers(JsonNode block) {
    return block.at("/minTime").asLong() < System.currentTimeMillis() - 24 * HOUR_MS;
  }

  private static boolean isMerged(JsonNode block) {
    return block.at("/compaction/level").asInt() > 1;
  }

  private static void await(BooleanSupplier happened) {
    long untilNs = System.nanoTime() + WITHIN_NS;
    while (!happened.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(untilNs);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }
}
