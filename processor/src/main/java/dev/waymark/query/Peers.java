package dev.waymark.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks whichever instance keeps something, and while that one is not there a copy. An instance that
 * is asked by another one answers only of what it keeps itself, so no question goes round in
 * circles.
 */
public final class Peers {

  private static final Logger LOG = LoggerFactory.getLogger(Peers.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long LONGEST_ANSWER = 16L << 20;
  private static final int LEADS_ON = 307;
  private static final String AWAY =
      "the instance that keeps this is away, and no copy of it is known: ask again";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HostInfo ourselves;
  private final HttpRules rules;
  private final HttpClient http;
  private final AtomicLong stale = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  public Peers(HostInfo ourselves, HttpRules rules) {
    this.ourselves = ourselves;
    this.rules = rules;
    HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
    rules.tls().ifPresent(tls -> client.sslContext(tls.context()));
    this.http = client.build();
  }

  /** Looks in what this instance keeps. */
  @FunctionalInterface
  interface Look {
    /** What is found here; with {@code staleWillDo} in copies, too. */
    Looked at(boolean staleWillDo);
  }

  /** How many look-ups a copy has answered. */
  public long stale() {
    return stale.get();
  }

  /** How often an address that is not allowed was announced where one was needed. */
  public long refused() {
    return refused.get();
  }

  /**
   * Looks here, or asks the one that keeps it, or whoever has a copy.
   *
   * @throws NotNow when nobody can tell at present
   */
  Sighting look(
      Page page, HttpDoor.Question question, Look here, Supplier<KeyQueryMetadata> where) {
    Optional<Looked> own = now(() -> here.at(false));
    if (own.filter(looked -> !(looked instanceof Looked.Nothing)).isPresent()) {
      return new Sighting(own.get(), false);
    }
    KeyQueryMetadata keeper = now(where).orElse(KeyQueryMetadata.NOT_AVAILABLE);
    Optional<Looked> kept =
        keeper.activeHost().equals(ourselves)
            ? own
            : ask(keeper.activeHost(), page, question, false);
    return kept.map(looked -> new Sighting(looked, false))
        .orElseGet(() -> lookInCopies(page, question, here, keeper.standbyHosts()));
  }

  /** That a copy does not have it says nothing: it may not have come to it yet. */
  private Sighting lookInCopies(
      Page page, HttpDoor.Question question, Look here, Set<HostInfo> others) {
    Optional<Looked> found = something(now(() -> here.at(true)));
    for (HostInfo other : others) {
      if (found.isEmpty() && !other.equals(ourselves)) {
        found = something(ask(other, page, question, true));
      }
    }
    stale.incrementAndGet();
    return found.map(looked -> new Sighting(looked, true)).orElseThrow(() -> new NotNow(AWAY));
  }

  private static Optional<Looked> something(Optional<Looked> looked) {
    return looked.filter(each -> !(each instanceof Looked.Nothing));
  }

  /** Empty while the state is moved or restored. */
  private static <T> Optional<T> now(Supplier<T> look) {
    try {
      return Optional.of(look.get());
    } catch (InvalidStateStoreException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  /**
   * What a peer is answered.
   *
   * @throws NotNow when this instance does not keep it, or cannot read it at present
   */
  Answer answer(
      Page page, HttpDoor.Question question, Look here, Supplier<KeyQueryMetadata> where) {
    Looked looked =
        now(() -> here.at(question.staleWillDo()))
            .orElseThrow(() -> new NotNow("the state cannot be read now: it is moved or restored"));
    if (looked instanceof Looked.Found found) {
      return Answer.json(200, found.json() + "\n");
    }
    if (looked instanceof Looked.LeadsOn leadsOn) {
      return Answer.text(LEADS_ON, "").with("Location", page.root() + encoded(leadsOn.owner()));
    }
    if (now(where).filter(keeper -> keeper.activeHost().equals(ourselves)).isEmpty()) {
      throw new NotNow("this is kept elsewhere");
    }
    return Answer.text(404, "");
  }

  /** What another instance finds; empty when it does not say. */
  private Optional<Looked> ask(
      HostInfo host, Page page, HttpDoor.Question question, boolean staleWillDo) {
    if (host.equals(HostInfo.unavailable()) || host.port() < 1) {
      return Optional.empty();
    }
    if (!rules.peers().include(host)) {
      refused.incrementAndGet();
      LOG.debug("an instance announces an address that http.peers does not allow: it is not asked");
      return Optional.empty();
    }
    CompletableFuture<HttpResponse<String>> asked =
        http.sendAsync(
            request(host, page, question, staleWillDo), said -> new AtMost(LONGEST_ANSWER));
    try {
      return read(page, asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException | JsonProcessingException e) {
      asked.cancel(true);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotNow("interrupted");
    }
  }

  private HttpRequest request(
      HostInfo host, Page page, HttpDoor.Question question, boolean staleWillDo) {
    String query = question.query().isEmpty() ? "" : "?" + question.query();
    String path = page.root() + encoded(question.id()) + query;
    String scheme = rules.tls().isPresent() ? "https://" : "http://";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(scheme + host.host() + ":" + host.port() + path))
            .timeout(PATIENCE)
            .header(HttpDoor.FROM_PEER, "true");
    if (staleWillDo) {
      request.header(HttpDoor.STALE_WILL_DO, "true");
    }
    if (rules.gate().hasToken()) {
      request.header("Authorization", rules.gate().authorization());
    }
    return request.build();
  }

  /** What a peer says about the question counts; what it says about itself does not. */
  private static Optional<Looked> read(Page page, HttpResponse<String> said)
      throws JsonProcessingException {
    return switch (said.statusCode()) {
      case 200 -> json(said.body()).map(Looked.Found::new);
      case LEADS_ON -> owner(page, said).map(Looked.LeadsOn::new);
      case 400 ->
          throw new BadQuestion("the question makes no sense to the instance that keeps this");
      case 404 -> Optional.of(new Looked.Nothing());
      default -> Optional.empty();
    };
  }

  private static Optional<String> owner(Page page, HttpResponse<String> said) {
    return said.headers()
        .firstValue("Location")
        .filter(to -> to.startsWith(page.root()))
        .map(to -> URLDecoder.decode(to.substring(page.root().length()), StandardCharsets.UTF_8));
  }

  private static Optional<ObjectNode> json(String body) throws JsonProcessingException {
    return MAPPER.readTree(body) instanceof ObjectNode json ? Optional.of(json) : Optional.empty();
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
