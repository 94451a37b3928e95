package dev.waymark.replay.whatif;

import dev.waymark.wire.state.Entry;
import java.util.List;
import java.util.Map;

/**
 * Learns all names from what lies in the drawers, and puts the events whose owner is not the party
 * they bear into drawers of their own, by their owners. Drawers in which no event names anybody but
 * a customer are not opened for that, unless customers are linked.
 */
final class Moving {

  private final Homes homes;
  private final Forgotten forgotten;
  private final Both<Intake> intakes;

  Moving(Homes homes, Forgotten forgotten, Both<Intake> intakes) {
    this.homes = homes;
    this.forgotten = forgotten;
    this.intakes = intakes;
  }

  void move(Drawers from, Drawers to) {
    for (int i = 0; i < Drawers.COUNT; i++) {
      if (from.holdsNames(i)) {
        from.open(i).values().forEach(this::learn);
      }
    }
    for (int i = 0; homes.anyMoves() && i < Drawers.COUNT; i++) {
      if (from.holdsNames(i) || homes.anyLink()) {
        for (Map.Entry<String, Both<List<Entry>>> each : from.open(i).entrySet()) {
          move(Side.BASELINE, each.getKey(), each.getValue().baseline(), to);
          move(Side.CANDIDATE, each.getKey(), each.getValue().candidate(), to);
        }
      }
    }
  }

  private void learn(Both<List<Entry>> entries) {
    learn(Side.BASELINE, entries.baseline());
    if (!homes.alike()) {
      learn(Side.CANDIDATE, entries.candidate());
    }
  }

  private void learn(Side side, List<Entry> entries) {
    AsTheyLay.first(entries).forEach(entry -> homes.see(side, entry.event().origin()));
  }

  private void move(Side side, String bearer, List<Entry> entries, Drawers to) {
    for (Entry entry : AsTheyLay.first(entries)) {
      String owner = homes.owner(side, bearer, entry);
      if (owner.equals(bearer)) {
        continue;
      }
      if (forgotten.hides(owner, entry.atMs())) {
        intakes.of(side).erasedAfterAll();
      } else {
        to.put(side, owner, entry);
      }
    }
  }
}
