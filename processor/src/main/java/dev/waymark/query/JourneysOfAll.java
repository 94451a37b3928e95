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
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/** Looks a journey up in this instance, or asks the one that keeps it. */
public final class JourneysOfAll {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final StandingJourneys here;
  private final HostInfo ourselves;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  public JourneysOfAll(StandingJourneys here, HostInfo ourselves) {
    this.here = here;
    this.ourselves = ourselves;
  }

  /**
   * What is known about the customer in question.
   *
   * @throws NotNow when the state cannot be read at present
   */
  public Answer answer(HttpDoor.Question question) {
    return journey(question)
        .map(json -> Answer.json(200, json + "\n"))
        .orElseGet(() -> Answer.json(404, "{\"error\": \"no such customer is known\"}\n"));
  }

  private Optional<String> journey(HttpDoor.Question question) {
    try {
      Optional<String> found = here.find(question.id()).map(ReadableRecord::pretty);
      return found.isPresent() || question.fromPeer() ? found : elsewhere(question.id());
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw new NotNow("the state cannot be read now: it is being restored or moved");
    }
  }

  private Optional<String> elsewhere(String customer) {
    KeyQueryMetadata where = here.whereIs(customer);
    if (where.equals(KeyQueryMetadata.NOT_AVAILABLE) || where.activeHost().equals(ourselves)) {
      return Optional.empty();
    }
    return ask(where.activeHost(), customer);
  }

  private Optional<String> ask(HostInfo host, String customer) {
    String id = URLEncoder.encode(customer, StandardCharsets.UTF_8).replace("+", "%20");
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://" + host.host() + ":" + host.port() + "/journeys/" + id))
            .timeout(PATIENCE)
            .header(HttpDoor.FROM_PEER, ourselves.host() + ":" + ourselves.port())
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return Optional.of(answer.body()).filter(body -> answer.statusCode() == 200);
    } catch (IOException e) {
      throw new NotNow("the instance that keeps this journey does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotNow("interrupted");
    }
  }
}
