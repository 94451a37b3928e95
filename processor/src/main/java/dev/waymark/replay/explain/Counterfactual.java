package dev.waymark.replay.explain;

import dev.waymark.domain.journey.Fold;
import dev.waymark.stream.KeptLedger;
import java.util.List;

/**
 * What would have been at the moment of an alert without some of the events.
 *
 * @param without the ids of the events that are left out
 * @param actual how the customer stands then by the whole ledger
 * @param otherwise how without those events
 */
public record Counterfactual(List<String> without, Standing actual, Standing otherwise) {

  public Counterfactual {
    without = List.copyOf(without);
  }

  /**
   * At a moment that the ledger reaches.
   *
   * @throws IllegalArgumentException when an event is not in the ledger, or came after the moment
   */
  static Counterfactual of(List<String> without, long atMs, KeptLedger kept, Fold fold) {
    KeptLedger then = kept.until(atMs);
    for (String eventId : without) {
      if (then.entry(eventId).isEmpty()) {
        throw new IllegalArgumentException(
            "event "
                + eventId
                + (kept.entry(eventId).isPresent()
                    ? " happened after the alert: without it, the alert is the same"
                    : " is not among those that the customer's ledger keeps: only those can be"
                        + " left out"));
      }
    }
    return new Counterfactual(
        without, Standing.at(atMs, then, fold), Standing.at(atMs, then.without(without), fold));
  }

  /** Whether an alert stands then all the same. */
  public boolean alerts() {
    return otherwise.alert().isPresent();
  }
}
