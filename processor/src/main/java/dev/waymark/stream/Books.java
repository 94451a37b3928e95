package dev.waymark.stream;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Amendment;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.journey.Revision;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.rules.Limits;
import dev.waymark.wire.state.Entry;
import dev.waymark.wire.state.Stored;
import java.util.List;

/**
 * The ledgers and journeys of one task, kept in step with one another and with what is told of
 * them: one step further for what comes in order, or worked out anew for what changes the past.
 */
final class Books {

  private final Fold fold;
  private final Limits limits;
  private final Journeys journeys;
  private final Ledgers ledgers;
  private final Deadlines deadlines;
  private final Introductions introductions;
  private final Outbox outbox;
  private final Publisher publisher;

  Books(
      Fold fold,
      Journeys journeys,
      Ledgers ledgers,
      Deadlines deadlines,
      Introductions introductions,
      Outbox outbox,
      Publisher publisher) {
    this.fold = fold;
    this.limits = fold.rules().limits();
    this.journeys = journeys;
    this.ledgers = ledgers;
    this.deadlines = deadlines;
    this.introductions = introductions;
    this.outbox = outbox;
    this.publisher = publisher;
  }

  /** Takes an event that is new into the journey; false when it comes too late for it. */
  boolean take(Kept customer, Entry entry) {
    Event event = entry.event();
    Journey before = customer.stored().journey();
    if (!before.isBefore(event)) {
      Ledger told = ledgers.load(customer.key());
      if (told.isTooLate(event)) {
        publisher.late(customer.key(), entry, told.base().lastEventMs());
        return false;
      }
      amend(customer, told, told.with(event), List.of(), List.of(entry));
      return true;
    }
    Moments moments = new Moments();
    Journey after = fold.step(before, event, moments);
    ledgers.put(customer, entry);
    save(customer, after, shortened(customer, customer.stored().entries() + 1));
    tell(customer.key(), moments);
    return true;
  }

  /**
   * The past is not as it was known: what was told and what is true are worked out, and the
   * difference told.
   */
  void amend(Kept customer, Ledger told, Ledger now, List<Entry> gone, List<Entry> come) {
    long momentMs = customer.stored().journey().momentMs();
    long untilMs = momentMs;
    for (Entry entry : come) {
      untilMs = Math.max(untilMs, entry.atMs());
    }
    Amendment amendment = told.amendedTo(now, fold, momentMs, untilMs);
    gone.forEach(entry -> ledgers.remove(customer, entry.event().eventId()));
    come.forEach(entry -> ledgers.put(customer, entry));
    save(customer, amendment.after(), shortened(customer, now.events().size()));
    tell(customer.key(), amendment.revision());
  }

  /** Folds the oldest events of a ledger that is too long into its base. */
  private int shortened(Kept customer, int entries) {
    if (entries <= limits.ledgerEntries()) {
      return entries;
    }
    Ledger all = ledgers.load(customer.key());
    Ledger kept = all.keeping(limits.ledgerEntries() * 3 / 4, fold);
    ledgers.shorten(customer, all, kept);
    return kept.events().size();
  }

  private void save(Kept customer, Journey after, int entries) {
    save(customer, after, customer.stored().wakeMs(), entries);
  }

  private void save(Kept customer, Journey after, long wakeMs, int entries) {
    Stored before = customer.stored();
    Sum brought = introductions.follow(customer.key(), before.journey(), after, before.brought());
    long nextMs = fold.wakeAtMs(after);
    long standsAtMs = wakeMs;
    if (nextMs < wakeMs) {
      forget(wakeMs, customer.key());
      deadlines.put(nextMs, customer.key());
      standsAtMs = nextMs;
    }
    journeys.put(customer, new Stored(after, standsAtMs, entries, brought, before.owner()), nextMs);
  }

  private void forget(long wakeMs, byte[] customer) {
    if (wakeMs != Long.MAX_VALUE) {
      deadlines.remove(wakeMs, customer);
    }
  }

  /** So many events are in the ledger of somebody whose journey is another one's. */
  void recount(Kept customer, int entries) {
    Stored stored = customer.stored();
    journeys.put(
        customer,
        new Stored(stored.journey(), stored.wakeMs(), entries, stored.brought(), stored.owner()),
        Long.MAX_VALUE);
  }

  /** Time has come for somebody; a call from before another one was set is passed over. */
  void wake(byte[] customer, long wakeMs, long nowMs) {
    deadlines.remove(wakeMs, customer);
    Kept sleeping = journeys.get(customer);
    Stored stored = sleeping.stored();
    if (stored.wakeMs() == wakeMs) {
      Moments moments = new Moments();
      Journey after = fold.until(stored.journey(), nowMs, moments);
      save(sleeping, after, Long.MAX_VALUE, stored.entries());
      tell(customer, moments);
    }
  }

  /**
   * A customer's journey is not their own any more, or is again: it is taken back as if it had
   * never been, or told anew; the ledger stays.
   */
  void hand(Kept customer, Ledger ledger, String owner) {
    Stored stored = customer.stored();
    Moments then = new Moments();
    Moments now = new Moments();
    Journey after = Journey.of(stored.journey().customer());
    if (owner.isEmpty()) {
      after = ledger.fold(fold, lastMs(ledger), now);
    } else if (!stored.isMerged()) {
      ledger.fold(fold, stored.journey().momentMs(), then);
      forget(stored.wakeMs(), customer.key());
    }
    journeys.put(
        customer,
        new Stored(stored.journey(), Long.MAX_VALUE, stored.entries(), stored.brought(), owner),
        Long.MAX_VALUE);
    save(customer, after, Long.MAX_VALUE, stored.entries());
    tell(customer.key(), Revision.between(then, now));
  }

  private static long lastMs(Ledger ledger) {
    return ledger.events().isEmpty()
        ? 0
        : ledger.events().get(ledger.events().size() - 1).occurredAtMs();
  }

  private void tell(byte[] key, Moments moments) {
    moments.contributions().forEach(outbox::add);
    publisher.publish(key, moments.moments());
  }

  private void tell(byte[] key, Revision revision) {
    revision.contributions().forEach(outbox::add);
    publisher.publish(key, revision);
  }
}
