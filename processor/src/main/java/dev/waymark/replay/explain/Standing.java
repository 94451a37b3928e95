package dev.waymark.replay.explain;

import dev.waymark.domain.churn.Alert;
import dev.waymark.domain.churn.Band;
import dev.waymark.domain.churn.Risk;
import dev.waymark.domain.churn.SaveWindow;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.journey.Stage;
import dev.waymark.stream.KeptLedger;
import java.util.Optional;

/**
 * How a customer stands at a moment by a ledger.
 *
 * @param alert the alert that stands then, whenever it was raised
 * @param window the save window that is open then
 */
public record Standing(
    Stage stage,
    Band band,
    Risk risk,
    long value,
    Optional<Alert> alert,
    Optional<SaveWindow> window) {

  /** By the events up to and including the moment, and the time that passed. */
  public static Standing at(long atMs, KeptLedger kept, Fold fold) {
    Journey journey = kept.until(atMs).ledger().fold(fold, atMs, new Moments());
    return of(journey, atMs, fold);
  }

  static Standing of(Journey journey, long atMs, Fold fold) {
    return new Standing(
        journey.stage(),
        journey.band(),
        fold.risk(journey, atMs),
        journey.purchases().value(),
        journey.alert(),
        journey.window());
  }

  /** The score from 0 to 100; 0 for those who have not bought. */
  public double score() {
    return band == Band.NONE ? 0 : risk.score();
  }
}
