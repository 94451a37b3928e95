package dev.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.app.Config;
import dev.waymark.app.Running;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An instance whose Kafka is gone. */
@Tag("long-runs")
class ShutdownTest {

  @Test
  void it_lives_on_and_stops_within_a_minute_when_it_is_told_to() throws Exception {
    Sandbox sandbox = Sandbox.start(StateFolder.temporary());
    Config config =
        SandboxConfig.of(
            sandbox, Map.of("history.remote-write.url", "http://127.0.0.1:1/api/v1/write"));
    SandboxConfig.createTopics(config);
    Running running = Running.start(config);
    assertThat(running.awaitReady()).isTrue();

    sandbox.close();
    assertThat(status(running, "/health/live")).isEqualTo(200);
    assertThat(status(running, "/health/ready")).isEqualTo(200);
    long beganNs = System.nanoTime();
    running.close();

    assertThat(Duration.ofNanos(System.nanoTime() - beganNs)).isLessThan(Duration.ofSeconds(60));
    running.awaitEnd();
  }

  private static int status(Running running, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(running.address() + path)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
