package dev.waymark.query;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsExchange;
import dev.waymark.query.Turnstile.Way;
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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
   * @param staleWillDo whether it is content with what a copy says
   * @param query what follows the question mark, as it came
   */
  public record Question(String id, boolean fromPeer, boolean staleWillDo, String query) {

    /** The same about somebody else. */
    Question about(String other) {
      return new Question(other, fromPeer, staleWillDo, query);
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

  /** By this header an instance says that what a copy says will do. */
  static final String STALE_WILL_DO = "Waymark-Stale-Will-Do";

  /** This header marks what a copy said. */
  static final String STALE = "Waymark-Stale";

  private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
  private static final int WAITING = 64;

  /** Each has a thread, so that who waits for another instance keeps nobody waiting. */
  private static final int CONNECTIONS = 256;

  private static final int REQUEST_SECONDS = 5;
  private static final int MOST_HEADERS = 64;
  private static final int LONGEST_HEADERS = 16_384;
  private static final String ASK_AGAIN_SECONDS = "5";
  private static final String NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'";

  /** The JDK's server knows its limits by these alone; whoever has set them knows better. */
  private static final Map<String, Integer> LIMITS =
      Map.of(
          "sun.net.httpserver.maxReqTime", REQUEST_SECONDS,
          "sun.net.httpserver.maxReqHeaders", MOST_HEADERS,
          "sun.net.httpserver.maxReqHeaderSize", LONGEST_HEADERS,
          "jdk.httpserver.maxConnections", CONNECTIONS);

  static {
    LIMITS.forEach(
        (property, limit) -> {
          if (System.getProperty(property) == null) {
            System.setProperty(property, String.valueOf(limit));
          }
        });
  }

  /** Each has a thread that mostly waits. */
  private static final int LISTENERS = 32;

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private final HttpServer server;
  private final ExecutorService threads;
  private final ExecutorService listeners;
  private final HttpRules rules;
  private final Login login;
  private volatile Map<Page, Answering> pages = Map.of();

  private HttpDoor(HttpServer server, HttpRules rules) {
    this.server = server;
    this.rules = rules;
    this.login = new Login(rules.gate(), rules.turnstile());
    this.threads = threads(CONNECTIONS);
    this.listeners = threads(LISTENERS);
  }

  private static ExecutorService threads(int most) {
    return new ThreadPoolExecutor(
        0, most, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), HttpDoor::thread);
  }

  /**
   * Opens the door; every page says that it is too early until there is something to show.
   *
   * @throws UncheckedIOException when the port is taken or the host is not ours
   */
  public static HttpDoor open(HttpRules rules) {
    try {
      HttpServer server = server(rules, new InetSocketAddress(rules.host(), rules.port()));
      HttpDoor door = new HttpDoor(server, rules);
      server.createContext("/", door::handle);
      server.setExecutor(door.threads);
      server.start();
      return door;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "http cannot listen on " + rules.host() + ":" + rules.port(), e);
    }
  }

  private static HttpServer server(HttpRules rules, InetSocketAddress address) throws IOException {
    return rules.tls().isPresent()
        ? rules.tls().get().server(address, WAITING)
        : HttpServer.create(address, WAITING);
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
    String scheme = rules.tls().isPresent() ? "https://" : "http://";
    return URI.create(scheme + rules.host() + ":" + server.getAddress().getPort());
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
        send(exchange, notNow("too many listen already"));
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
      LOG.error("a page could not go on", Unspoken.of(e));
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    try {
      return answerTo(exchange);
    } catch (NotNow e) {
      return notNow(e.getMessage());
    } catch (BadQuestion e) {
      return Answer.text(400, e.getMessage() + "\n");
    } catch (RuntimeException e) {
      LOG.error("a page could not be made", Unspoken.of(e));
      return Answer.text(500, "this is a fault of Waymark; its log says more\n");
    }
  }

  private static Answer notNow(@Nullable String why) {
    return Answer.text(503, why + "\n").with("Retry-After", ASK_AGAIN_SECONDS);
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
    Optional<Answer> refusal = page.isForAll() ? Optional.empty() : login.refuse(exchange, page);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Question question = question(exchange, page);
    long waitSeconds = page.takesAnId() ? waitSeconds(exchange, question) : 0;
    return waitSeconds > 0 ? Login.tooOften(waitSeconds) : page(page).answer(question);
  }

  private long waitSeconds(HttpExchange exchange, Question question) {
    return rules
        .turnstile()
        .pass(
            question.fromPeer() ? Way.PEER : Way.LOOK_UP, exchange.getRemoteAddress().getAddress());
  }

  private static Question question(HttpExchange exchange, Page page) {
    String path = exchange.getRequestURI().getPath();
    Headers headers = exchange.getRequestHeaders();
    return new Question(
        path.substring(page.root().length()),
        headers.containsKey(FROM_PEER),
        headers.containsKey(STALE_WILL_DO),
        Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
  }

  private Answering page(Page page) {
    return pages.getOrDefault(page, question -> notNow("not yet"));
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
    return LOCAL.contains(name) || name.equals(rules.host());
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
    headers.set("X-Frame-Options", "DENY");
    headers.set("Content-Security-Policy", NOTHING_RUNS);
    if (exchange instanceof HttpsExchange) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
    answer.headers().forEach(headers::set);
  }

  @Override
  public void close() {
    listeners.shutdownNow();
    server.stop(0);
    threads.shutdownNow();
  }
}
