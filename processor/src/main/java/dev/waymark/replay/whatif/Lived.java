package dev.waymark.replay.whatif;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Moments;
import dev.waymark.wire.state.Entry;
import java.util.Comparator;
import java.util.List;

/**
 * One customer's way to the end, as one side judges it.
 *
 * @param events how many were folded, each id once
 * @param moments all that was told on the way
 * @param doubled how many had the id of an event before them
 */
record Lived(Journey journey, int events, Moments moments, int doubled) {

  /** Of two events with one id the one that lay first counts, however they were read. */
  private static final Comparator<Entry> AS_THEY_LAY =
      Comparator.comparingInt(Entry::partition)
          .thenComparingLong(Entry::offset)
          .thenComparing(entry -> entry.event().kind());

  /**
   * Folds a customer's events in the order in which they happened; nothing comes too late, so it
   * does not matter how many the ledger would have kept.
   */
  static Lived of(String customer, List<Entry> entries, Fold fold, long endMs) {
    List<Event> events = entries.stream().sorted(AS_THEY_LAY).map(Entry::event).toList();
    Ledger ledger = Ledger.of(Journey.of(customer), events);
    Moments moments = new Moments();
    Journey end = ledger.fold(fold, endMs, moments);
    int distinct = ledger.events().size();
    return new Lived(end, distinct, moments, entries.size() - distinct);
  }
}
