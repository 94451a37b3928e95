package dev.waymark.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.sandbox.Prometheus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who runs the demo has its months in Prometheus, where that is installed. */
@Tag("other-programs")
class ChartsTest {

  private static final Pattern ADDRESS = Pattern.compile("Prometheus  (http://\\S+)");
  private static final long WITHIN_NS = TimeUnit.SECONDS.toNanos(120);

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final CountDownLatch stop = new CountDownLatch(1);

  @Test
  void the_demo_has_its_history_and_how_things_stand_now_in_prometheus() {
    if (Prometheus.installed().isEmpty()) {
      System.err.println("SKIPPED: the demo with Prometheus; apt-get install prometheus");
    }
    assumeTrue(Prometheus.installed().isPresent(), "Prometheus is not installed");
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Plan plan = new Plan(60, Optional.empty(), Duration.ofDays(60), 3600, Optional.empty(), 5);
    CompletableFuture<Picture> demo =
        CompletableFuture.supplyAsync(() -> new Demo(plan, Screen.on(out, false), out, stop).run());
    try {
      assertThat(await("sum(max by (stage, segment, partition) (waymark_customers)) > 50"))
          .isTrue();
      assertThat(
              await(
                  "count(sum by (grain) (count_over_time(waymark_kpi_orders{grain=\"day\"}[90d])))"
                      + " and sum(sum_over_time(waymark_kpi_orders{grain=\"day\"}[90d])) > 50"))
          .isTrue();
      assertThat(await("max(waymark_replaying) == 1")).isTrue();
      assertThat(await("count(waymark:customers) > 0")).as("recording rules").isTrue();
    } finally {
      stop.countDown();
      assertThat(demo.join().isEmpty()).isFalse();
    }
  }

  /** Whether a query has an answer in time. */
  private boolean await(String query) {
    long untilNs = System.nanoTime() + WITHIN_NS;
    while (System.nanoTime() < untilNs) {
      Matcher address = ADDRESS.matcher(shown.toString(StandardCharsets.UTF_8));
      if (address.find() && hasAnswer(address.group(1), query)) {
        return true;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    return false;
  }

  private static boolean hasAnswer(String prometheus, String query) {
    URI asked =
        URI.create(
            prometheus + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    try {
      String answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(asked).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      JsonNode result = new ObjectMapper().readTree(answer).at("/data/result");
      return result.isArray() && !result.isEmpty();
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
