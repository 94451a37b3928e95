package dev.waymark.domain.kit;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Amendment;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.journey.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the world knows of one customer when events arrive one by one: the stream's part of the
 * work, without a stream. An event in order is one step; another one folds the ledger anew, and the
 * difference is told.
 */
public final class Published {

  /** How an event ended. */
  public enum End {
    APPLIED,
    DUPLICATE,
    LATE
  }

  private final Fold fold;
  private final int entries;
  private final Map<String, Moment> last = new HashMap<>();
  private final Sums sums = new Sums();
  private final List<Told> told = new ArrayList<>();
  private Ledger ledger;
  private Journey journey;
  private long clockMs;

  public Published(Fold fold, String customer) {
    this(fold, customer, Integer.MAX_VALUE);
  }

  /** A view whose ledger keeps only so many events. */
  public Published(Fold fold, String customer, int entries) {
    this.fold = fold;
    this.entries = entries;
    this.journey = Journey.of(customer);
    this.ledger = Ledger.of(journey, List.of());
  }

  public End take(Event event) {
    if (ledger.isTooLate(event)) {
      return End.LATE;
    }
    if (ledger.holds(event)) {
      return End.DUPLICATE;
    }
    Ledger after = ledger.with(event);
    clockMs = Math.max(clockMs, event.occurredAtMs());
    if (journey.isBefore(event)) {
      Moments out = new Moments();
      journey = fold.until(fold.step(journey, event, out), clockMs, out);
      tell(List.of(), out.moments());
      sums.add(out.contributions());
    } else {
      revise(after);
    }
    ledger = after.keeping(entries, fold);
    return End.APPLIED;
  }

  private void revise(Ledger after) {
    Amendment amendment = ledger.amendedTo(after, fold, clockMs, clockMs);
    journey = amendment.after();
    Revision revision = amendment.revision();
    tell(revision.retracted(), revision.added());
    sums.add(revision.contributions());
  }

  /** Time passes. */
  public void until(long nowMs) {
    clockMs = Math.max(clockMs, nowMs);
    Moments out = new Moments();
    journey = fold.until(journey, clockMs, out);
    tell(List.of(), out.moments());
    sums.add(out.contributions());
  }

  private void tell(List<Moment> retracted, List<Moment> added) {
    for (Moment moment : retracted) {
      last.remove(moment.subject());
      told.add(new Told(journey.customer(), true, moment));
    }
    for (Moment moment : added) {
      last.put(moment.subject(), moment);
      told.add(new Told(journey.customer(), false, moment));
    }
  }

  /** What was told since the last time somebody asked. */
  public List<Told> told() {
    List<Told> news = List.copyOf(told);
    told.clear();
    return news;
  }

  /** The last moment of every subject. */
  public Map<String, Moment> last() {
    return last;
  }

  public Sums sums() {
    return sums;
  }

  public Journey journey() {
    return journey;
  }

  /** The latest moment this view has heard of. */
  public long clockMs() {
    return clockMs;
  }

  public Ledger ledger() {
    return ledger;
  }
}
