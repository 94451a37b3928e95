package dev.waymark.query;

import dev.waymark.query.board.Board;
import dev.waymark.replay.asof.JourneyThen;
import dev.waymark.replay.explain.Explanation;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.stream.KeptLedger;
import dev.waymark.stream.StandingJourneys;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/** Looks a journey up in this instance, or asks the one that keeps it. */
public final class JourneysOfAll {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PATIENCE_WITH_ALERTS = Duration.ofSeconds(4);

  private final StandingJourneys here;
  private final Supplier<Board> alerts;
  private final HostInfo ourselves;
  private final Gate gate;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /**
   * Journeys of this instance and of others.
   *
   * @param alerts what all instances have told of alerts
   */
  public JourneysOfAll(
      StandingJourneys here, Supplier<Board> alerts, HostInfo ourselves, Gate gate) {
    this.here = here;
    this.alerts = alerts;
    this.ourselves = ourselves;
    this.gate = gate;
  }

  /**
   * What is known about the customer in question, now or as of a moment.
   *
   * @throws NotNow when the state cannot be read at present
   */
  public Answer journey(HttpDoor.Question question) {
    Optional<Instant> asOf = asOf(question);
    return answer(
        Page.JOURNEY,
        question,
        question.id(),
        id ->
            asOf.map(at -> at(id, at)).orElseGet(() -> here.find(id)).map(ReadableRecord::pretty));
  }

  private Optional<dev.waymark.schema.Journey> at(String customer, Instant asOf) {
    try {
      return here.ledger(customer)
          .flatMap(kept -> JourneyThen.of(kept, asOf.toEpochMilli(), here.rules()));
    } catch (IllegalArgumentException e) {
      throw new BadQuestion(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Instant> asOf(HttpDoor.Question question) {
    List<String> given = question.values("as-of");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(given.get(0)));
    } catch (DateTimeParseException e) {
      throw new BadQuestion(
          "as-of is '" + given.get(0) + "': it must be an instant such as 1998-07-01T00:00:00Z");
    }
  }

  /**
   * How the customer in question came to where they stand.
   *
   * @throws NotNow when the state cannot be read at present
   */
  public Answer timeline(HttpDoor.Question question) {
    return answer(
        Page.TIMELINE,
        question,
        question.id(),
        id -> here.past(id).map(past -> Timeline.json(past).toString()));
  }

  /**
   * Why the alert in question was raised. What was told of it is known here from the topic, as the
   * board has read it; the events behind it are where the customer is kept.
   *
   * @throws NotNow when the state cannot be read at present
   */
  public Answer alert(HttpDoor.Question question) {
    List<ChurnAlert> steps = steps(question.id());
    if (steps.isEmpty()) {
      return Answer.json(404, "{\"error\": \"no such alert is known\"}\n");
    }
    return answer(
        Page.ALERT,
        question,
        steps.get(0).getCustomerId(),
        customer -> here.ledger(customer).map(kept -> explain(steps, kept, question)));
  }

  private List<ChurnAlert> steps(String alertId) {
    try {
      return alerts
          .get()
          .alert(alertId, PATIENCE_WITH_ALERTS.toMillis())
          .orElseThrow(() -> new NotNow("the alerts are still being read: ask again"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotNow("interrupted");
    }
  }

  private String explain(List<ChurnAlert> steps, KeptLedger kept, HttpDoor.Question question) {
    try {
      return ExplanationJson.json(
              Explanation.of(steps, kept, here.rules(), here.topics(), question.values("without")))
          .toPrettyString();
    } catch (IllegalArgumentException e) {
      throw new BadQuestion(String.valueOf(e.getMessage()));
    }
  }

  private Answer answer(
      Page page,
      HttpDoor.Question question,
      String customer,
      Function<String, Optional<String>> look) {
    try {
      Optional<String> found = look.apply(customer);
      if (found.isPresent()) {
        return Answer.json(200, found.get() + "\n");
      }
      return question.fromPeer() ? nobody() : elsewhere(page, question, customer);
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw new NotNow("the state cannot be read now: it is being restored or moved");
    }
  }

  private static Answer nobody() {
    return Answer.json(404, "{\"error\": \"no such customer is known\"}\n");
  }

  private Answer elsewhere(Page page, HttpDoor.Question question, String customer) {
    KeyQueryMetadata where = here.whereIs(customer);
    if (where.equals(KeyQueryMetadata.NOT_AVAILABLE) || where.activeHost().equals(ourselves)) {
      return nobody();
    }
    return ask(where.activeHost(), page, question);
  }

  private Answer ask(HostInfo host, Page page, HttpDoor.Question question) {
    String id = URLEncoder.encode(question.id(), StandardCharsets.UTF_8).replace("+", "%20");
    String query = question.query().isEmpty() ? "" : "?" + question.query();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://" + host.host() + ":" + host.port() + page.root() + id + query))
            .timeout(PATIENCE)
            .header(HttpDoor.FROM_PEER, ourselves.host() + ":" + ourselves.port());
    if (!gate.standsOpen()) {
      request.header("Authorization", gate.authorization());
    }
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return answer(answer);
    } catch (IOException e) {
      throw new NotNow("the instance that keeps this journey does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotNow("interrupted");
    }
  }

  /** What a peer says about the question is the answer; what it says about itself is not. */
  private static Answer answer(HttpResponse<String> said) {
    return switch (said.statusCode()) {
      case 200 -> Answer.json(200, said.body());
      case 400 -> Answer.text(400, said.body());
      case 503 -> throw new NotNow(said.body().strip());
      default -> nobody();
    };
  }
}
