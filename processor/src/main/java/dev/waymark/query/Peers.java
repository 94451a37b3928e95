package dev.waymark.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Asks whichever instance keeps something. An instance that is asked by another one answers only of
 * what it keeps itself, so no question goes round in circles.
 */
public final class Peers {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LEADS_ON = 307;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HostInfo ourselves;
  private final Gate gate;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  public Peers(HostInfo ourselves, Gate gate) {
    this.ourselves = ourselves;
    this.gate = gate;
  }

  /**
   * Looks here, or asks the one that keeps it.
   *
   * @throws NotNow when the state cannot be read at present
   */
  Looked look(
      Page page,
      HttpDoor.Question question,
      Supplier<Looked> here,
      Supplier<KeyQueryMetadata> where) {
    Looked found = here(here);
    if (!(found instanceof Looked.Nothing)) {
      return found;
    }
    KeyQueryMetadata keeper = here(where);
    return keeper.equals(KeyQueryMetadata.NOT_AVAILABLE) || keeper.activeHost().equals(ourselves)
        ? found
        : ask(keeper.activeHost(), page, question);
  }

  private static <T> T here(Supplier<T> look) {
    try {
      return look.get();
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw new NotNow("the state cannot be read now: it is being restored or moved");
    }
  }

  /** What a peer is answered. */
  static Answer answer(Page page, Supplier<Looked> here) {
    Looked looked = here(here);
    if (looked instanceof Looked.Found found) {
      return Answer.json(200, found.json() + "\n");
    }
    if (looked instanceof Looked.LeadsOn leadsOn) {
      return Answer.text(LEADS_ON, "").with("Location", page.root() + encoded(leadsOn.owner()));
    }
    return Answer.text(404, "");
  }

  private Looked ask(HostInfo host, Page page, HttpDoor.Question question) {
    String query = question.query().isEmpty() ? "" : "?" + question.query();
    String path = page.root() + encoded(question.id()) + query;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + host.host() + ":" + host.port() + path))
            .timeout(PATIENCE)
            .header(HttpDoor.FROM_PEER, ourselves.host() + ":" + ourselves.port());
    if (!gate.standsOpen()) {
      request.header("Authorization", gate.authorization());
    }
    try {
      return read(page, http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new NotNow("the instance that keeps this does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotNow("interrupted");
    }
  }

  /** What a peer says about the question counts; what it says about itself does not. */
  private static Looked read(Page page, HttpResponse<String> said) throws IOException {
    return switch (said.statusCode()) {
      case 200 -> new Looked.Found(json(said.body()));
      case LEADS_ON -> new Looked.LeadsOn(owner(page, said));
      case 400 -> throw new BadQuestion(said.body().strip());
      case 503 -> throw new NotNow(said.body().strip());
      default -> new Looked.Nothing();
    };
  }

  private static String owner(Page page, HttpResponse<String> said) {
    String to = said.headers().firstValue("Location").orElse(page.root());
    return URLDecoder.decode(to.substring(page.root().length()), StandardCharsets.UTF_8);
  }

  private static ObjectNode json(String body) throws JsonProcessingException {
    return (ObjectNode) MAPPER.readTree(body);
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
