package dev.waymark.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.query.board.Board;
import dev.waymark.replay.explain.Explanation;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.stream.KeptLedger;
import dev.waymark.stream.StandingJourneys;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Says why alerts were raised. What was told of them is known here from the topic, as the board has
 * read it; the events behind them are where the customer is kept.
 */
public final class AlertsOfAll {

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final StandingJourneys here;
  private final Supplier<Board> alerts;
  private final Peers peers;

  /**
   * Alerts of all instances.
   *
   * @param alerts what all instances have told of alerts
   */
  public AlertsOfAll(StandingJourneys here, Supplier<Board> alerts, Peers peers) {
    this.here = here;
    this.alerts = alerts;
    this.peers = peers;
  }

  /**
   * Why the alert in question was raised.
   *
   * @throws NotNow when the state cannot be read at present
   */
  public Answer alert(HttpDoor.Question question) {
    List<ChurnAlert> steps = steps(question.id());
    if (steps.isEmpty()) {
      return Answer.json(404, "{\"error\": \"no such alert is known\"}\n");
    }
    String customer = steps.get(0).getCustomerId();
    Peers.Look look = staleWillDo -> look(staleWillDo, customer, steps, question);
    if (question.fromPeer()) {
      return peers.answer(Page.ALERT, question, look, () -> here.whereIs(customer));
    }
    Sighting sighting = peers.look(Page.ALERT, question, look, () -> here.whereIs(customer));
    return sighting.looked() instanceof Looked.Found found
        ? Sighting.marked(found.json(), sighting.isStale())
        : Answer.json(404, "{\"error\": \"no such customer is known\"}\n");
  }

  private Looked look(
      boolean staleWillDo, String customer, List<ChurnAlert> steps, HttpDoor.Question question) {
    return (staleWillDo ? here.orCopies() : here)
        .ledger(customer)
        .<Looked>map(kept -> new Looked.Found(explain(steps, kept, question)))
        .orElseGet(Looked.Nothing::new);
  }

  private List<ChurnAlert> steps(String alertId) {
    try {
      return alerts
          .get()
          .alert(alertId, PATIENCE.toMillis())
          .orElseThrow(() -> new NotNow("the alerts are still being read: ask again"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotNow("interrupted");
    }
  }

  private ObjectNode explain(List<ChurnAlert> steps, KeptLedger kept, HttpDoor.Question question) {
    try {
      return ExplanationJson.json(
          Explanation.of(steps, kept, here.rules(), here.topics(), question.values("without")));
    } catch (IllegalArgumentException e) {
      throw new BadQuestion(withoutIds(String.valueOf(e.getMessage()), question));
    }
  }

  /** What is asked may be a secret, and answers are written down. */
  private static String withoutIds(String sentence, HttpDoor.Question question) {
    String without = sentence;
    for (String id : question.values("without")) {
      without = without.replace("event " + id + " ", "the event ");
    }
    return without;
  }
}
