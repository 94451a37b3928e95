package dev.waymark.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDoorTest {

  private static Answer annOnly(String customer) {
    if (customer.equals("moved")) {
      throw new NotNow("the state is on its way");
    }
    return Answer.json(customer.equals("ann/marie ü") ? 200 : 404, "{}");
  }

  private final HttpDoor door = HttpDoor.open(Doors.local(Gate.of("")));

  @BeforeEach
  void show() {
    door.show(
        Map.of(
            Page.METRICS, question -> Answer.metrics("a 1\n"),
            Page.TOPOLOGY,
                question -> {
                  throw new IllegalStateException("secret inside");
                },
            Page.JOURNEY, question -> annOnly(question.id())));
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void a_page_is_answered() throws Exception {
    HttpResponse<String> metrics = ask("GET", "/metrics");

    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.body()).isEqualTo("a 1\n");
    assertThat(metrics.headers().firstValue("Content-Type").orElse("")).contains("0.0.4");
  }

  @Test
  void an_id_may_hold_any_character() throws Exception {
    assertThat(ask("GET", "/journeys/ann%2Fmarie%20%C3%BC").statusCode()).isEqualTo(200);
    assertThat(ask("GET", "/journeys/bob").statusCode()).isEqualTo(404);
    assertThat(ask("GET", "/journeys/").statusCode()).isEqualTo(404);
  }

  @Test
  void a_state_on_the_move_asks_for_patience() throws Exception {
    HttpResponse<String> answer = ask("GET", "/journeys/moved");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
  }

  @Test
  void before_there_is_anything_to_show_it_is_too_early() throws Exception {
    door.show(Map.of());

    assertThat(ask("GET", "/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void a_fault_does_not_tell_what_is_inside() throws Exception {
    HttpResponse<String> answer = ask("GET", "/topology");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("secret");
  }

  @Test
  void nothing_can_be_written() throws Exception {
    assertThat(ask("POST", "/metrics").statusCode()).isEqualTo(405);
    assertThat(ask("HEAD", "/metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void who_asks_for_what_is_not_there_is_told_what_is() throws Exception {
    HttpResponse<String> answer = ask("GET", "/elsewhere");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("/health/live", "/health/ready", "/metrics", "/journeys/{id}", "/topology");
  }

  @Test
  void a_browser_keeps_nothing_and_shows_nothing_elsewhere() throws Exception {
    assertThat(ask("GET", "/journeys/ann").headers().map())
        .containsEntry("cache-control", List.of("no-store"))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
        .containsEntry("x-frame-options", List.of("DENY"))
        .containsEntry("referrer-policy", List.of("no-referrer"))
        .containsEntry(
            "content-security-policy", List.of("default-src 'none'; frame-ancestors 'none'"))
        .doesNotContainKey("strict-transport-security")
        .doesNotContainKey("server")
        .doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void who_asks_about_people_too_often_is_told_when_to_come_again() throws Exception {
    Turnstile turnstile = new Turnstile(Map.of(Turnstile.Way.LOOK_UP, 3, Turnstile.Way.PEER, 3));
    try (HttpDoor limited = HttpDoor.open(Doors.with(Gate.of(""), turnstile))) {
      limited.show(
          Map.of(
              Page.JOURNEY, question -> annOnly(question.id()),
              Page.METRICS, question -> Answer.metrics("a 1\n")));
      for (int i = 0; i < 3; i++) {
        assertThat(ask(limited, "GET", "/journeys/guess-" + i).statusCode()).isEqualTo(404);
      }
      HttpResponse<String> fourth = ask(limited, "GET", "/journeys/guess-3");

      assertThat(fourth.statusCode()).isEqualTo(429);
      assertThat(fourth.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 21L);
      assertThat(fourth.body()).doesNotContain("guess");
      assertThat(ask(limited, "GET", "/identities/guess-4").statusCode()).isEqualTo(429);
      assertThat(ask(limited, "GET", "/metrics").statusCode()).isEqualTo(200);
      assertThat(turnstile.turnedAway(Turnstile.Way.LOOK_UP)).isEqualTo(2);
    }
  }

  @Test
  void questions_that_wait_keep_nobody_from_asking_whether_all_is_well() throws Exception {
    CountDownLatch waiting = new CountDownLatch(40);
    CountDownLatch more = new CountDownLatch(1);
    door.show(
        Map.of(
            Page.LIVE,
            question -> Answer.text(200, "well\n"),
            Page.JOURNEY,
            question -> {
              waiting.countDown();
              awaitQuietly(more);
              return Answer.json(200, "{}");
            }));
    List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(door.address() + "/journeys/ann")).build();
    for (int i = 0; i < 40; i++) {
      asked.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
    }
    waiting.await();

    assertThat(ask("GET", "/health/live").statusCode()).isEqualTo(200);
    more.countDown();
    for (CompletableFuture<HttpResponse<String>> each : asked) {
      assertThat(each.get().statusCode()).isEqualTo(200);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"line", "header", "headers"})
  void a_request_that_is_too_long_is_cut_off(String what) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.address().getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      long written = 0;
      try {
        out.write(beginning(what));
        while (written < 64 << 20) {
          byte[] more = more(what, written);
          out.write(more);
          written += more.length;
        }
      } catch (IOException cut) {
        assertThat(written).isLessThan(8 << 20);
        return;
      }
    }
    throw new AssertionError("64 MB of a " + what + " were taken");
  }

  private static byte[] beginning(String what) {
    String beginning =
        switch (what) {
          case "line" -> "GET /journeys/";
          case "header" -> "GET /metrics HTTP/1.1\r\nHost: localhost\r\nA: ";
          default -> "GET /metrics HTTP/1.1\r\nHost: localhost\r\n";
        };
    return beginning.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] more(String what, long number) {
    String more = what.equals("headers") ? "A" + number + ": b\r\n" : "a".repeat(10_000);
    return more.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void a_request_that_never_ends_is_cut_off() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.address().getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write("GET /metrics HTTP/1.1\r\nHost: local".getBytes(StandardCharsets.US_ASCII));

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void what_goes_on_is_said_bit_by_bit_to_a_limited_number() throws Exception {
    CountDownLatch more = new CountDownLatch(1);
    door.show(
        Map.of(
            Page.BOARD_LIVE,
            question ->
                Answer.events(
                    out -> {
                      out.write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
                      out.flush();
                      more.await();
                      out.write("data: 2\n\n".getBytes(StandardCharsets.UTF_8));
                    })));
    List<InputStream> listeners = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      listeners.add(listen().body());
      assertThat(listeners.get(i).readNBytes(9)).asString().isEqualTo("data: 1\n\n");
    }

    assertThat(listen().statusCode()).isEqualTo(503);
    more.countDown();
    assertThat(listeners.get(31).readAllBytes()).asString().isEqualTo("data: 2\n\n");
  }

  private HttpResponse<InputStream> listen() throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(door.address() + "/board/live")).build(),
            HttpResponse.BodyHandlers.ofInputStream());
  }

  @Test
  void a_foreign_name_for_a_local_address_is_turned_away() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /journeys/ann HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 421");
    }
  }

  @Test
  void a_taken_port_is_refused() {
    int taken = door.address().getPort();

    assertThatThrownBy(() -> HttpDoor.open(Doors.at(taken)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("127.0.0.1:" + taken);
  }

  private HttpResponse<String> ask(String method, String path)
      throws IOException, InterruptedException {
    return ask(door, method, path);
  }

  private static HttpResponse<String> ask(HttpDoor door, String method, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(door.address() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
