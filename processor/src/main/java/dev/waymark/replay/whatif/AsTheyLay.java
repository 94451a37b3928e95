package dev.waymark.replay.whatif;

import dev.waymark.wire.state.Entry;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Of events with one id the one that lay first counts, however they were read. */
final class AsTheyLay {

  private static final Comparator<Entry> ORDER =
      Comparator.comparingInt(Entry::partition)
          .thenComparingLong(Entry::offset)
          .thenComparing(entry -> entry.event().kind());

  private AsTheyLay() {}

  /** Each id once, in the order in which they lay. */
  static List<Entry> first(List<Entry> entries) {
    Set<String> known = new HashSet<>();
    return entries.stream()
        .sorted(ORDER)
        .filter(entry -> known.add(entry.event().eventId()))
        .toList();
  }
}
