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
 * @param grievances the newest complaints of the last 30 days
 */
public record Friction(
    List<Signal> signals,
    List<Case> cases,
    List<Promise> promises,
    List<LastContact> contacts,
    List<Grievance> grievances) {

  public static final Friction NONE =
      new Friction(List.of(), List.of(), List.of(), List.of(), List.of());

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
    return new Friction(
        appended(signals, signal, limits.signals()), cases, promises, contacts, grievances);
  }

  public Friction with(Case opened, Limits limits) {
    return withCases(appended(withoutCase(opened.contactId()).cases, opened, limits.openCases()));
  }

  public Friction with(Promise made, Limits limits) {
    return withPromises(
        appended(withoutPromise(made.orderId()).promises, made, limits.openOrders()));
  }

  public Friction with(LastContact contact) {
    List<LastContact> others = without(contacts, last -> last.reason() == contact.reason());
    List<LastContact> all = appended(others, contact, Reason.values().length);
    return new Friction(signals, cases, promises, all, grievances);
  }

  /** And one more complaint; those whose effect is known by now are forgotten. */
  public Friction with(Grievance grievance, Limits limits) {
    List<Grievance> open = without(grievances, old -> old.knownMs() < grievance.atMs());
    return new Friction(
        signals, cases, promises, contacts, appended(open, grievance, limits.signals()));
  }

  /** An open case has changed. */
  public Friction changed(Case to) {
    return withCases(
        cases.stream().map(open -> open.contactId().equals(to.contactId()) ? to : open).toList());
  }

  /** Somebody has answered a case, or all of them when none is named. */
  public Friction answered(String contactId) {
    return cases.stream().noneMatch(open -> isNamed(open, contactId))
        ? this
        : withCases(
            cases.stream()
                .map(open -> isNamed(open, contactId) ? open.withAnswer() : open)
                .toList());
  }

  private static boolean isNamed(Case open, String contactId) {
    return contactId.isEmpty() || open.contactId().equals(contactId);
  }

  public Friction withoutCase(String contactId) {
    return withCases(without(cases, open -> open.contactId().equals(contactId)));
  }

  public Friction withoutPromise(String orderId) {
    return withPromises(without(promises, made -> made.orderId().equals(orderId)));
  }

  private Friction withCases(List<Case> changed) {
    return changed == cases ? this : new Friction(signals, changed, promises, contacts, grievances);
  }

  private Friction withPromises(List<Promise> changed) {
    return changed == promises ? this : new Friction(signals, cases, changed, contacts, grievances);
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
