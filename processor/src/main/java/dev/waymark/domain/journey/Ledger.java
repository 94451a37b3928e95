package dev.waymark.domain.journey;

import dev.waymark.domain.churn.AlertStep;
import dev.waymark.domain.churn.WindowStep;
import dev.waymark.domain.event.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The set of a customer's accepted events after a base, ordered by when they happened and then by
 * their ids. The base is the journey of all events that are too old to be kept one by one.
 */
public final class Ledger {

  /** The order in which events are folded. */
  public static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::occurredAtMs).thenComparing(Event::eventId);

  private final Journey base;
  private final List<Event> events;

  private Ledger(Journey base, List<Event> events) {
    this.base = base;
    this.events = events;
  }

  /** A ledger of distinct events after a base; of two with one id the first one counts. */
  public static Ledger of(Journey base, Collection<Event> events) {
    Map<String, Event> distinct = new HashMap<>();
    for (Event event : events) {
      if (!base.isPast(event)) {
        distinct.putIfAbsent(event.eventId(), event);
      }
    }
    List<Event> ordered = new ArrayList<>(distinct.values());
    ordered.sort(ORDER);
    return new Ledger(base, List.copyOf(ordered));
  }

  public Journey base() {
    return base;
  }

  /** The events after the base, in their order. */
  public List<Event> events() {
    return events;
  }

  /** Whether an event lies at or before the base, where it can no longer be placed. */
  public boolean isTooLate(Event event) {
    return base.isPast(event);
  }

  public boolean holds(Event event) {
    return events.stream().anyMatch(kept -> kept.eventId().equals(event.eventId()));
  }

  /** This ledger and one more event; this ledger itself when it holds that event already. */
  public Ledger with(Event event) {
    return withAll(List.of(event));
  }

  /** This ledger without the events of some ids. */
  public Ledger without(Collection<String> eventIds) {
    return new Ledger(
        base, events.stream().filter(event -> !eventIds.contains(event.eventId())).toList());
  }

  /** This ledger and more events. */
  public Ledger withAll(Collection<Event> more) {
    List<Event> all = new ArrayList<>(events);
    all.addAll(more);
    return of(base, all);
  }

  /** The union of two ledgers of one customer with one base. */
  public Ledger union(Ledger other) {
    if (!base.equals(other.base)) {
      throw new IllegalArgumentException("ledgers with different bases cannot be united");
    }
    List<Event> all = new ArrayList<>(events);
    all.addAll(other.events);
    return of(base, all);
  }

  /**
   * The journey at a moment: a fold of all events, and of the time after them. The alert and the
   * save window that are open at the base come first.
   */
  public Journey fold(Fold rules, long untilMs, Moments out) {
    recall(rules, out);
    return goOn(base, 0, rules, untilMs, out);
  }

  /**
   * What follows when this ledger was told up to a moment, and another one with the same base is
   * true up to another. Both begin alike, mostly with all but the last few events: those are folded
   * once, and what they contribute is not looked at, for it changes nothing.
   */
  public Amendment amendedTo(Ledger other, Fold rules, long toldMs, long untilMs) {
    if (!base.equals(other.base)) {
      throw new IllegalArgumentException("a ledger cannot become one with a different base");
    }
    Moments alike = new Moments();
    recall(rules, alike);
    Journey fork = base;
    int same = 0;
    while (same < Math.min(events.size(), other.events.size())
        && events.get(same).equals(other.events.get(same))) {
      fork = rules.step(fork, events.get(same), alike);
      same++;
    }
    Moments told = Moments.after(alike);
    goOn(fork, same, rules, toldMs, told);
    Moments now = Moments.after(alike);
    Journey after = other.goOn(fork, same, rules, untilMs, now);
    return new Amendment(after, Revision.between(told, now));
  }

  private Journey goOn(Journey from, int done, Fold rules, long untilMs, Moments out) {
    Journey journey = from;
    for (Event event : events.subList(done, events.size())) {
      journey = rules.step(journey, event, out);
    }
    return rules.until(journey, untilMs, out);
  }

  /**
   * What stands open at the base was told of before it. A fold begins with it, or a revision that
   * takes back what came later would take back all of it.
   */
  private void recall(Fold rules, Moments out) {
    base.alert()
        .ifPresent(
            open ->
                out.add(
                    new Moment.AlertMoved(
                        base.momentMs(),
                        open.alertId(),
                        AlertStep.RAISED,
                        open.raisedMs(),
                        open.cause(),
                        open.band(),
                        rules.risk(base, base.momentMs()),
                        base.purchases().value(),
                        Optional.empty())));
    base.window()
        .ifPresent(
            open -> out.add(new Moment.WindowMoved(base.momentMs(), WindowStep.OPENED, open)));
  }

  /** A ledger whose oldest events are folded into its base, so that only some are kept. */
  public Ledger keeping(int entries, Fold rules) {
    if (events.size() <= entries) {
      return this;
    }
    int old = events.size() - entries;
    Journey folded = base;
    for (Event event : events.subList(0, old)) {
      folded = rules.step(folded, event, new Moments());
    }
    return new Ledger(folded, events.subList(old, events.size()));
  }
}
