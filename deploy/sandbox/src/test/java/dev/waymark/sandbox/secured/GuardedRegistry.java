package dev.waymark.sandbox.secured;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** A real registry behind a door that only lets pass who shows what it wants to see. */
final class GuardedRegistry implements AutoCloseable {

  private final HttpServer server;
  private final String registry;
  private final Predicate<String> pass;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Set<String> shown = ConcurrentHashMap.newKeySet();

  private GuardedRegistry(HttpServer server, String registry, Predicate<String> pass) {
    this.server = server;
    this.registry = registry;
    this.pass = pass;
  }

  static GuardedRegistry before(String registry, Predicate<String> pass) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    GuardedRegistry guarded = new GuardedRegistry(server, registry, pass);
    server.createContext("/", guarded::answer);
    server.start();
    return guarded;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was shown to it. */
  Set<String> shown() {
    return Set.copyOf(shown);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String authorization =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
      shown.add(authorization);
      if (!pass.test(authorization)) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      HttpResponse<byte[]> said = ask(exchange);
      exchange.sendResponseHeaders(said.statusCode(), said.body().length);
      exchange.getResponseBody().write(said.body());
    }
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registry + exchange.getRequestURI().getRawPath()))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
