package dev.waymark.sandbox.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waymark.sandbox.rig.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands in front of the registry, and answers as a registry in trouble does when it is told to.
 */
final class RegistryProxy implements AutoCloseable {

  /** How it answers. */
  enum Mood {
    HONEST,
    DOWN,
    SLOW,
    FAILS,
    LIES
  }

  private static final long SLOW_MS = 2_000;

  /** What strangers say with a smile: a portal's page, half an answer, nothing, something else. */
  private static final List<String> LIES =
      List.of(
          "<html><body>Please log in to the network</body></html>",
          "{\"schema\":\"{\\\"type\\\":\\\"rec",
          "",
          "{\"status\":\"ok\"}",
          "[]");

  private final URI registry;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicLong misled = new AtomicLong();
  private volatile Mood mood = Mood.HONEST;

  private RegistryProxy(URI registry, HttpServer server) {
    this.registry = registry;
    this.server = server;
  }

  /** Opens on any free port. */
  static RegistryProxy open(String registryUrl) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      RegistryProxy proxy = new RegistryProxy(URI.create(registryUrl), server);
      server.setExecutor(proxy.threads);
      server.createContext("/", proxy::answer);
      server.start();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("no port for the registry's proxy", e);
    }
  }

  /** Where it stands for the registry. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + registry.getPath();
  }

  /** From now on it answers so; gives how many it has not answered honestly until now. */
  long be(Mood now) {
    mood = now;
    return misled.get();
  }

  /** How many questions it has not answered honestly so far. */
  long misled() {
    return misled.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Mood now = mood;
      if (now != Mood.HONEST) {
        misled.incrementAndGet();
      }
      switch (now) {
        case HONEST -> pass(exchange);
        case SLOW -> {
          Wait.ms(SLOW_MS);
          pass(exchange);
        }
        case FAILS -> say(exchange, 503, "{\"error_code\":50001,\"message\":\"store timed out\"}");
        case LIES -> say(exchange, 200, LIES.get((int) (misled.get() % LIES.size())));
        case DOWN -> {
          // It hangs up without a word.
        }
      }
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    byte[] asked = exchange.getRequestBody().readAllBytes();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(registry.resolve(exchange.getRequestURI()))
            .timeout(Duration.ofSeconds(20))
            .method(
                exchange.getRequestMethod(),
                asked.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(asked));
    for (String name : List.of("Accept", "Content-Type")) {
      Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
          .ifPresent(value -> request.header(name, value));
    }
    try {
      HttpResponse<byte[]> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      say(exchange, answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void say(HttpExchange exchange, int status, String body) throws IOException {
    say(exchange, status, body.getBytes(UTF_8));
  }

  private static void say(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
