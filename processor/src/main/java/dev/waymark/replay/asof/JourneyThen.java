package dev.waymark.replay.asof;

import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.rules.Rules;
import dev.waymark.stream.KeptLedger;
import dev.waymark.wire.Outcomes;
import java.time.Instant;
import java.util.Optional;

/** The journey of a customer as it stood at a moment, by what is known now. */
public final class JourneyThen {

  private JourneyThen() {}

  /**
   * The journey, empty when it had not begun by then. Whom the customer had brought by then is not
   * in their own ledger and not told.
   *
   * @throws IllegalArgumentException when the events of that time are no longer kept one by one
   */
  public static Optional<dev.waymark.schema.Journey> of(KeptLedger kept, long atMs, Rules rules) {
    if (!kept.reaches(atMs)) {
      throw new IllegalArgumentException(
          "events up to "
              + Instant.ofEpochMilli(kept.base().momentMs())
              + " are folded together and no longer kept one by one: ask for a later moment");
    }
    Fold fold = new Fold(rules);
    Journey journey = kept.until(atMs).ledger().fold(fold, atMs, new Moments());
    return journey.hasBegun()
        ? Optional.of(new Outcomes(fold).journey(journey, fold.wakeAtMs(journey), new Sum(0, 0)))
        : Optional.empty();
  }
}
