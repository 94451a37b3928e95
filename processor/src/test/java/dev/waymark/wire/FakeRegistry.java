package dev.waymark.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;

/** An HTTP server that says what it is told to, and remembers what it was asked. */
final class FakeRegistry implements AutoCloseable {

  /** One question, and what came with it. */
  record Question(String what, String authorization, String body, long atNanos) {}

  private record Reply(int status, String body) {}

  private final HttpServer server;
  private final List<Question> questions = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();

  FakeRegistry() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  URI url(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  /** What to answer to a question next; the last answer stays. */
  FakeRegistry on(String what, int status, String body) {
    replies.computeIfAbsent(what, w -> new ArrayDeque<>()).add(new Reply(status, body));
    return this;
  }

  FakeRegistry on(String what, Schema schema) {
    var body = JsonNodeFactory.instance.objectNode().put("id", 7).put("schema", schema.toString());
    return on(what, 200, body.toString());
  }

  List<Question> questions() {
    return List.copyOf(questions);
  }

  List<String> asked() {
    return questions.stream().map(Question::what).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String what = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    questions.add(
        new Question(what, authorization == null ? "" : authorization, body, System.nanoTime()));
    Reply reply = next(replies.getOrDefault(what, new ArrayDeque<>()));
    byte[] bytes = reply.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static synchronized Reply next(Deque<Reply> of) {
    return of.size() > 1
        ? of.remove()
        : of.isEmpty() ? new Reply(404, "<html>Not here</html>") : of.element();
  }
}
