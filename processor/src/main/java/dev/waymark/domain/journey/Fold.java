package dev.waymark.domain.journey;

import dev.waymark.domain.churn.Risk;
import dev.waymark.domain.churn.RiskModel;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.domain.rules.Lifecycle;
import dev.waymark.domain.rules.Rules;

/**
 * The rules at work: how a journey goes on when an event comes or time passes. A pure function but
 * for what its windows remember, so one fold serves one thread.
 */
public final class Fold {

  private final Rules rules;
  private final Windows windows;
  private final RiskModel risks;

  public Fold(Rules rules) {
    this.rules = rules;
    this.windows = new Windows(rules.zone());
    this.risks = new RiskModel(rules.churn());
  }

  /**
   * The journey one event further. Deadlines up to the event come first.
   *
   * @throws IllegalArgumentException when the event lies before the journey's moment: then only the
   *     ledger can tell
   */
  public Journey step(Journey journey, Event event, Moments out) {
    if (!journey.isBefore(event)) {
      throw new IllegalArgumentException(
          "event at "
              + event.occurredAtMs()
              + " ms is not after the journey at "
              + journey.momentMs()
              + " ms");
    }
    Walk walk = new Walk(this, journey, out);
    walk.take(event);
    return walk.here();
  }

  /** The journey at a later moment when nothing more has happened. */
  public Journey until(Journey journey, long nowMs, Moments out) {
    Walk walk = new Walk(this, journey, out);
    walk.until(nowMs);
    return walk.here();
  }

  /**
   * What it takes for a customer who is to be forgotten to leave every stock. What they added to
   * flows stays.
   */
  public void forget(Journey journey, long atMs, Moments out) {
    if (journey.hasBegun()) {
      Walk walk = new Walk(this, journey, out);
      walk.until(atMs);
      walk.vanish(atMs);
    }
  }

  /** The next moment at which something changes by itself, {@link Rules#NEVER} for none. */
  public long wakeAtMs(Journey journey) {
    return journey.hasBegun()
        ? Deadline.next(new Walk(this, journey, new Moments())).atMs()
        : Rules.NEVER;
  }

  /** The risk at a moment no earlier than the journey's own. */
  public Risk risk(Journey journey, long atMs) {
    return journey.purchases().any()
        ? risks.risk(journey.purchases(), journey.friction(), atMs)
        : Risk.NONE;
  }

  /** The value segment at the journey's moment. */
  public String segment(Journey journey) {
    return rules
        .value()
        .segment(!journey.purchases().recent().isEmpty(), journey.purchases().value());
  }

  /** Trailing value at the beginning of the month in which the journey's moment lies. */
  public long monthOpening(Journey journey) {
    long startMs = windows.start(Grain.MONTH, journey.momentMs());
    return Valuing.worthAt(startMs, journey.purchases(), rules.value());
  }

  public Rules rules() {
    return rules;
  }

  Windows windows() {
    return windows;
  }

  RiskModel risks() {
    return risks;
  }

  /** How long after their last purchase a customer lapses. */
  long lapseAfterMs(Purchases purchases) {
    Lifecycle lifecycle = rules.lifecycle();
    long fixedMs = lifecycle.lapseAfterMs();
    if (!lifecycle.lapseAfterBySegmentMs().isEmpty()) {
      String segment = rules.value().segment(true, purchases.valueAtLast());
      fixedMs = lifecycle.lapseAfterBySegmentMs().getOrDefault(segment, fixedMs);
    }
    if (lifecycle.personal().isEmpty() || purchases.count() < 3) {
      return fixedMs;
    }
    return lifecycle.personal().get().spanMs(purchases.meanGapMs());
  }
}
