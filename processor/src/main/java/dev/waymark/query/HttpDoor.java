package dev.waymark.query;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the pages are asked for. On a loopback address it answers only those who call it local;
 * what tells of customers only those whom the gate lets through.
 */
public final class HttpDoor implements AutoCloseable {

  /** Answers what one page is asked. */
  @FunctionalInterface
  public interface Answering {
    Answer answer(Question question);
  }

  /**
   * What a page is asked.
   *
   * @param id about whom, empty where the page takes none
   * @param fromPeer whether another instance asks, which must not be asked back
   * @param query what follows the question mark, as it came
   */
  public record Question(String id, boolean fromPeer, String query) {

    /** The same about somebody else. */
    Question about(String other) {
      return new Question(other, fromPeer, query);
    }

    /**
     * The values of a parameter, in their order.
     *
     * @throws BadQuestion when they are not encoded as values of a URL are
     */
    List<String> values(String name) {
      return Arrays.stream(query.split("&"))
          .filter(each -> each.startsWith(name + "="))
          .map(each -> decoded(name, each.substring(name.length() + 1)))
          .toList();
    }

    private static String decoded(String name, String value) {
      try {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw new BadQuestion(name + " is not encoded as the values of a URL are");
      }
    }
  }

  /** By this header instances know each other's questions. */
  static final String FROM_PEER = "Waymark-Peer";

  private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
  private static final int THREADS = 4;
  private static final int WAITING = 64;

  /** Each has a thread that mostly waits. */
  private static final int LISTENERS = 32;

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private final HttpServer server;
  private final ExecutorService threads;
  private final ExecutorService listeners;
  private final String host;
  private final Gate gate;
  private final Login login;
  private volatile Map<Page, Answering> pages = Map.of();

  private HttpDoor(HttpServer server, String host, Gate gate) {
    this.server = server;
    this.host = host;
    this.gate = gate;
    this.login = new Login(gate);
    this.threads = Executors.newFixedThreadPool(THREADS, HttpDoor::thread);
    this.listeners =
        new ThreadPoolExecutor(
            0, LISTENERS, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), HttpDoor::thread);
  }

  /**
   * Opens the door; every page says that it is too early until there is something to show.
   *
   * @param port the port, or 0 for any that is free
   * @throws UncheckedIOException when the port is taken or the host is not ours
   */
  public static HttpDoor open(String host, int port, Gate gate) {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(host, port), WAITING);
      HttpDoor door = new HttpDoor(server, host, gate);
      server.createContext("/", door::handle);
      server.setExecutor(door.threads);
      server.start();
      return door;
    } catch (IOException e) {
      throw new UncheckedIOException("http cannot listen on " + host + ":" + port, e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "http");
    thread.setDaemon(true);
    return thread;
  }

  /** From now on these pages are shown. */
  public void show(Map<Page, Answering> shown) {
    pages = Map.copyOf(shown);
  }

  /** Where it is. */
  public URI address() {
    return URI.create("http://" + host + ":" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    Answer answer = answer(exchange);
    if (answer.telling().isEmpty() || exchange.getRequestMethod().equals("HEAD")) {
      try (exchange) {
        send(exchange, answer);
      }
      return;
    }
    try {
      listeners.execute(() -> tell(exchange, answer));
    } catch (RejectedExecutionException e) {
      try (exchange) {
        send(exchange, Answer.text(503, "too many listen already\n"));
      }
    }
  }

  private static void tell(HttpExchange exchange, Answer answer) {
    try (exchange) {
      say(exchange, answer);
      exchange.sendResponseHeaders(answer.status(), 0);
      answer.telling().orElseThrow().tell(exchange.getResponseBody());
    } catch (IOException e) {
      LOG.debug("a listener has gone");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("a page could not go on", e);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    try {
      return answerTo(exchange);
    } catch (NotNow e) {
      return Answer.text(503, e.getMessage() + "\n");
    } catch (BadQuestion e) {
      return Answer.text(400, e.getMessage() + "\n");
    } catch (RuntimeException e) {
      LOG.error("a page could not be made", e);
      return Answer.text(500, "this is a fault of Waymark; its log says more\n");
    }
  }

  private Answer answerTo(HttpExchange exchange) throws IOException {
    if (!isForUs(exchange)) {
      return Answer.text(421, "this address is for local use\n");
    }
    String path = exchange.getRequestURI().getPath();
    Optional<Page> page =
        Arrays.stream(Page.values()).filter(each -> leadsTo(path, each)).findFirst();
    String methods = page.equals(Optional.of(Page.LOGIN)) ? "GET, HEAD, POST" : "GET, HEAD";
    if (!List.of(methods.split(", ")).contains(exchange.getRequestMethod())) {
      return Answer.text(405, "ask with GET\n").with("Allow", methods);
    }
    return page.isPresent() ? answerTo(exchange, page.get()) : Answer.text(404, index());
  }

  private Answer answerTo(HttpExchange exchange, Page page) throws IOException {
    if (page == Page.LOGIN) {
      return login.answer(exchange);
    }
    if (!page.isForAll() && !gate.lets(exchange.getRequestHeaders())) {
      return login.turnAway(page);
    }
    return page(page).answer(question(exchange, page));
  }

  private static Question question(HttpExchange exchange, Page page) {
    String path = exchange.getRequestURI().getPath();
    return new Question(
        path.substring(page.root().length()),
        exchange.getRequestHeaders().containsKey(FROM_PEER),
        Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
  }

  private Answering page(Page page) {
    return pages.getOrDefault(page, question -> Answer.text(503, "not yet\n"));
  }

  private static boolean leadsTo(String path, Page page) {
    return page.takesAnId()
        ? path.startsWith(page.root()) && path.length() > page.root().length()
        : path.equals(page.path());
  }

  private static String index() {
    return Arrays.stream(Page.values())
        .map(page -> page.path() + "  " + page.sentence() + "\n")
        .collect(Collectors.joining());
  }

  /** A web page somewhere else must not read local journeys through a name it points here. */
  private boolean isForUs(HttpExchange exchange) {
    InetAddress here = exchange.getLocalAddress().getAddress();
    String asked = exchange.getRequestHeaders().getFirst("Host");
    if (!here.isLoopbackAddress() || asked == null) {
      return true;
    }
    String name = asked.replaceFirst(":\\d+$", "");
    return LOCAL.contains(name) || name.equals(host);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    say(exchange, answer);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /** What a browser may do with an answer: show it here, and keep nothing of it. */
  private static void say(HttpExchange exchange, Answer answer) {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.type());
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    answer.headers().forEach(headers::set);
  }

  @Override
  public void close() {
    listeners.shutdownNow();
    server.stop(0);
    threads.shutdownNow();
  }
}
