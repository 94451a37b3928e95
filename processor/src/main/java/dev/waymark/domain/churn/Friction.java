package dev.waymark.domain.churn;

import dev.waymark.domain.event.Reason;
import dev.waymark.domain.rules.Limits;
import dev.waymark.domain.rules.Rules;
import java.util.List;
import java.util.Optional;

/**
 * What has gone wrong for one customer and is remembered, each list the oldest first.
 *
 * @param signals the newest friction signals
 * @param cases the open support cases
 * @param orders their orders
 * @param contacts the last contact for each reason
 * @param grievances the newest complaints of the last 30 days
 */
public record Friction(
    List<Signal> signals,
    List<Case> cases,
    Orders orders,
    List<LastContact> contacts,
    List<Grievance> grievances) {

  public static final Friction NONE =
      new Friction(List.of(), List.of(), Orders.NONE, List.of(), List.of());

  /** The open case of that name. */
  public Optional<Case> openCase(String contactId) {
    return cases.stream().filter(open -> open.contactId().equals(contactId)).findFirst();
  }

  /** The first moment at which a watched promise is broken, {@link Rules#NEVER} for none. */
  public long nextBrokenMs() {
    return orders.nextBrokenMs();
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
        Lists.appended(signals, signal, limits.signals()), cases, orders, contacts, grievances);
  }

  public Friction with(Case opened, Limits limits) {
    return withCases(
        Lists.appended(withoutCase(opened.contactId()).cases, opened, limits.openCases()));
  }

  public Friction with(Orders changed) {
    return new Friction(signals, cases, changed, contacts, grievances);
  }

  public Friction with(LastContact contact) {
    List<LastContact> others = Lists.without(contacts, last -> last.reason() == contact.reason());
    List<LastContact> all = Lists.appended(others, contact, Reason.values().length);
    return new Friction(signals, cases, orders, all, grievances);
  }

  /** And one more complaint; those whose effect is known by now are forgotten. */
  public Friction with(Grievance grievance, Limits limits) {
    List<Grievance> open = Lists.without(grievances, old -> old.knownMs() < grievance.atMs());
    return new Friction(
        signals, cases, orders, contacts, Lists.appended(open, grievance, limits.signals()));
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
    return withCases(Lists.without(cases, open -> open.contactId().equals(contactId)));
  }

  private Friction withCases(List<Case> changed) {
    return changed == cases ? this : new Friction(signals, changed, orders, contacts, grievances);
  }
}
