package dev.waymark.domain.churn;

import dev.waymark.domain.event.Reason;
import dev.waymark.domain.rules.Limits;
import dev.waymark.domain.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What has gone wrong for one customer and is remembered, each list the oldest first.
 *
 * @param signals the newest friction signals
 * @param cases the open support cases
 * @param promises the deliveries awaited
 * @param contacts the last contact for each reason
 */
public record Friction(
    List<Signal> signals, List<Case> cases, List<Promise> promises, List<LastContact> contacts) {

  public static final Friction NONE = new Friction(List.of(), List.of(), List.of(), List.of());

  /** The open case of that name. */
  public Optional<Case> openCase(String contactId) {
    return cases.stream().filter(open -> open.contactId().equals(contactId)).findFirst();
  }

  /** The promise for that order. */
  public Optional<Promise> promise(String orderId) {
    return promises.stream().filter(made -> made.orderId().equals(orderId)).findFirst();
  }

  /** The first moment at which a watched promise is broken, {@link Rules#NEVER} for none. */
  public long nextBrokenMs() {
    long next = Rules.NEVER;
    for (Promise made : promises) {
      if (made.watched()) {
        next = Math.min(next, made.brokenMs());
      }
    }
    return next;
  }

  /** How many complaints there were after the given moment. */
  public int complaintsAfter(long ms) {
    int complaints = 0;
    for (Signal signal : signals) {
      if (signal.isComplaint() && signal.atMs() > ms) {
        complaints++;
      }
    }
    return complaints;
  }

  /** When the customer last got in touch for that reason. */
  public Optional<LastContact> lastContact(Reason reason) {
    return contacts.stream().filter(last -> last.reason() == reason).findFirst();
  }

  public Friction with(Signal signal, Limits limits) {
    return new Friction(appended(signals, signal, limits.signals()), cases, promises, contacts);
  }

  public Friction with(Case opened, Limits limits) {
    return new Friction(
        signals,
        appended(withoutCase(opened.contactId()).cases, opened, limits.openCases()),
        promises,
        contacts);
  }

  public Friction with(Promise made, Limits limits) {
    return new Friction(
        signals,
        cases,
        appended(withoutPromise(made.orderId()).promises, made, limits.openOrders()),
        contacts);
  }

  public Friction with(LastContact contact) {
    List<LastContact> others = without(contacts, last -> last.reason() == contact.reason());
    return new Friction(
        signals, cases, promises, appended(others, contact, Reason.values().length));
  }

  public Friction withoutCase(String contactId) {
    return new Friction(
        signals, without(cases, open -> open.contactId().equals(contactId)), promises, contacts);
  }

  public Friction withoutPromise(String orderId) {
    return new Friction(
        signals, cases, without(promises, made -> made.orderId().equals(orderId)), contacts);
  }

  private static <T> List<T> without(List<T> from, Predicate<T> which) {
    for (T item : from) {
      if (which.test(item)) {
        return from.stream().filter(which.negate()).toList();
      }
    }
    return from;
  }

  private static <T> List<T> appended(List<T> to, T last, int limit) {
    List<T> all = new ArrayList<>(to.size() + 1);
    all.addAll(to.size() < limit ? to : to.subList(to.size() - limit + 1, to.size()));
    all.add(last);
    return List.copyOf(all);
  }
}
