package dev.waymark.replay.whatif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which alert of the one side is which of the other: those with the same id, and of the rest those
 * that stood at the same time. An alert that comes two days later is no new alert.
 */
final class Pairing {

  /** The same episode on both sides, or one that only one side has. */
  record Pair(Optional<Episode> baseline, Optional<Episode> candidate) {

    /** How they differ; empty when they do not. */
    Optional<Change> change() {
      if (baseline.isEmpty()) {
        return Optional.of(Change.GAINED);
      }
      if (candidate.isEmpty()) {
        return Optional.of(Change.LOST);
      }
      Episode was = baseline.get();
      Episode is = candidate.get();
      if (was.fromMs() != is.fromMs()) {
        return Optional.of(is.fromMs() < was.fromMs() ? Change.EARLIER : Change.LATER);
      }
      return was.wentAs(is) ? Optional.empty() : Optional.of(Change.OTHERWISE);
    }
  }

  private Pairing() {}

  static List<Pair> of(Both<List<Episode>> episodes) {
    Map<String, Episode> candidates = new HashMap<>();
    episodes.candidate().forEach(each -> candidates.put(each.id(), each));
    List<Pair> pairs = new ArrayList<>();
    List<Episode> alone = new ArrayList<>();
    for (Episode baseline : episodes.baseline()) {
      Optional<Episode> same = Optional.ofNullable(candidates.remove(baseline.id()));
      if (same.isPresent()) {
        pairs.add(new Pair(Optional.of(baseline), same));
      } else {
        alone.add(baseline);
      }
    }
    List<Episode> others =
        new ArrayList<>(
            episodes.candidate().stream().filter(e -> candidates.containsKey(e.id())).toList());
    for (Episode baseline : alone) {
      Optional<Episode> near = others.stream().filter(baseline::overlaps).findFirst();
      near.ifPresent(others::remove);
      pairs.add(new Pair(Optional.of(baseline), near));
    }
    others.forEach(gained -> pairs.add(new Pair(Optional.empty(), Optional.of(gained))));
    return pairs;
  }
}
