package dev.waymark.query;

import dev.waymark.stream.StandingJourneys;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/** Looks a journey up in this instance, or asks the one that keeps it. */
public final class JourneysOfAll {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final StandingJourneys here;
  private final HostInfo ourselves;
  private final Gate gate;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  public JourneysOfAll(StandingJourneys here, HostInfo ourselves, Gate gate) {
    this.here = here;
    this.ourselves = ourselves;
    this.gate = gate;
  }

  /**
   * What is known about the customer in question.
   *
   * @throws NotNow when the state cannot be read at present
   */
  public Answer journey(HttpDoor.Question question) {
    return answer(Page.JOURNEY, question, id -> here.find(id).map(ReadableRecord::pretty));
  }

  /**
   * How the customer in question came to where they stand.
   *
   * @throws NotNow when the state cannot be read at present
   */
  public Answer timeline(HttpDoor.Question question) {
    return answer(
        Page.TIMELINE, question, id -> here.past(id).map(past -> Timeline.json(past).toString()));
  }

  private Answer answer(
      Page page, HttpDoor.Question question, Function<String, Optional<String>> look) {
    return found(page, question, look)
        .map(json -> Answer.json(200, json + "\n"))
        .orElseGet(() -> Answer.json(404, "{\"error\": \"no such customer is known\"}\n"));
  }

  private Optional<String> found(
      Page page, HttpDoor.Question question, Function<String, Optional<String>> look) {
    try {
      Optional<String> found = look.apply(question.id());
      return found.isPresent() || question.fromPeer() ? found : elsewhere(page, question.id());
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw new NotNow("the state cannot be read now: it is being restored or moved");
    }
  }

  private Optional<String> elsewhere(Page page, String customer) {
    KeyQueryMetadata where = here.whereIs(customer);
    if (where.equals(KeyQueryMetadata.NOT_AVAILABLE) || where.activeHost().equals(ourselves)) {
      return Optional.empty();
    }
    return ask(where.activeHost(), page, customer);
  }

  private Optional<String> ask(HostInfo host, Page page, String customer) {
    String id = URLEncoder.encode(customer, StandardCharsets.UTF_8).replace("+", "%20");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://" + host.host() + ":" + host.port() + page.root() + id))
            .timeout(PATIENCE)
            .header(HttpDoor.FROM_PEER, ourselves.host() + ":" + ourselves.port());
    if (!gate.standsOpen()) {
      request.header("Authorization", gate.authorization());
    }
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return Optional.of(answer.body()).filter(body -> answer.statusCode() == 200);
    } catch (IOException e) {
      throw new NotNow("the instance that keeps this journey does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotNow("interrupted");
    }
  }
}
