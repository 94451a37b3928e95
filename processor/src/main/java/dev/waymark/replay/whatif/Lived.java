package dev.waymark.replay.whatif;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Moments;
import dev.waymark.wire.state.Entry;
import java.util.List;

/**
 * One customer's way to the end, as one side judges it.
 *
 * @param moments all that was told on the way
 * @param doubled how many had the id of an event before them
 */
record Lived(Journey journey, Moments moments, int doubled) {

  /**
   * Folds a customer's events in the order in which they happened; nothing comes too late, so it
   * does not matter how many the ledger would have kept.
   *
   * @param events each id once
   */
  static Lived of(String customer, List<Entry> events, int doubled, Fold fold, long endMs) {
    List<Event> theirs = events.stream().map(Entry::event).toList();
    Moments moments = new Moments();
    Journey end = Ledger.of(Journey.of(customer), theirs).fold(fold, endMs, moments);
    return new Lived(end, moments, doubled);
  }
}
