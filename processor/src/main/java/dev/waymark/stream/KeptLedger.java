package dev.waymark.stream;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.wire.state.Entry;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A customer's ledger as it is kept, with where each of its events was read.
 *
 * @param base the journey of all events that are no longer kept one by one
 * @param entries the events after it, in the order in which they are folded
 */
public record KeptLedger(Journey base, List<Entry> entries) {

  private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::event, Ledger.ORDER);

  public KeptLedger {
    entries = entries.stream().sorted(ORDER).toList();
  }

  /** Whether nothing at all is kept of this customer. */
  public boolean isEmpty() {
    return !base.hasBegun() && entries.isEmpty();
  }

  /** Whether the ledger can tell how things stood at a moment: its base does not lie after it. */
  public boolean reaches(long atMs) {
    return !base.hasBegun() || base.momentMs() <= atMs;
  }

  public Optional<Entry> entry(String eventId) {
    return entries.stream().filter(kept -> kept.event().eventId().equals(eventId)).findFirst();
  }

  /** Only what happened up to and including a moment. */
  public KeptLedger until(long atMs) {
    return new KeptLedger(
        base, entries.stream().filter(kept -> kept.event().occurredAtMs() <= atMs).toList());
  }

  /** As if some of the events had never been. */
  public KeptLedger without(Collection<String> eventIds) {
    Set<String> gone = Set.copyOf(eventIds);
    return new KeptLedger(
        base, entries.stream().filter(kept -> !gone.contains(kept.event().eventId())).toList());
  }

  /** Whether an event lies at or before the base, where it can no longer be placed. */
  public boolean isTooLate(long occurredAtMs, String eventId) {
    return base.hasBegun()
        && (occurredAtMs < base.lastEventMs()
            || (occurredAtMs == base.lastEventMs() && eventId.compareTo(base.lastEventId()) <= 0));
  }

  public List<Event> events() {
    return entries.stream().map(Entry::event).toList();
  }

  /** What the rules are asked about. */
  public Ledger ledger() {
    return Ledger.of(base, events());
  }
}
