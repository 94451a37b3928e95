package dev.waymark.domain.journey;

import dev.waymark.domain.churn.Alert;
import dev.waymark.domain.churn.Band;
import dev.waymark.domain.churn.Foretold;
import dev.waymark.domain.churn.Friction;
import dev.waymark.domain.churn.SaveWindow;
import dev.waymark.domain.event.Event;
import java.util.List;
import java.util.Optional;

/**
 * How far one customer has come: the fold of their ledger up to a moment. All moments are epoch
 * milliseconds.
 *
 * @param customer whose journey it is
 * @param momentMs the moment it is brought up to
 * @param firstEventMs the first event
 * @param lastEventMs the last event folded in …
 * @param lastEventId … and its id
 * @param sinceMs when the stage began
 * @param firstTouch what the earliest touch was
 * @param arrival how they came
 * @param crossMs when the risk will leave its band if nothing happens
 * @param foretold alerts of which is not yet known whether they were right
 */
public record Journey(
    String customer,
    long momentMs,
    long firstEventMs,
    long lastEventMs,
    String lastEventId,
    Stage stage,
    long sinceMs,
    StageCause cause,
    Touch firstTouch,
    Arrival arrival,
    Purchases purchases,
    Friction friction,
    Band band,
    long crossMs,
    Optional<Alert> alert,
    List<Foretold> foretold,
    Optional<SaveWindow> window) {

  /** The journey of somebody who has done nothing yet. */
  public static Journey of(String customer) {
    return new Journey(
        customer,
        0,
        0,
        0,
        "",
        Stage.NONE,
        0,
        StageCause.FIRST_EVENT,
        Touch.UNATTRIBUTED,
        Arrival.NONE,
        Purchases.NONE,
        Friction.NONE,
        Band.NONE,
        Long.MAX_VALUE,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** Whether anything has happened yet. */
  public boolean hasBegun() {
    return stage != Stage.NONE;
  }

  /** Whether an event comes after all that is folded in: then it is one step further. */
  public boolean isBefore(Event event) {
    if (!hasBegun()) {
      return true;
    }
    long atMs = event.occurredAtMs();
    return atMs >= momentMs && (atMs > lastEventMs || event.eventId().compareTo(lastEventId) > 0);
  }

  /** Whether an event lies at or before the last one folded in. */
  boolean isPast(Event event) {
    long atMs = event.occurredAtMs();
    return hasBegun()
        && (atMs < lastEventMs
            || (atMs == lastEventMs && event.eventId().compareTo(lastEventId) <= 0));
  }
}
