package dev.waymark.stream;

import java.util.EnumMap;
import java.util.Map;

/** What limits cut off in one task since its last commit. */
final class Cuts {

  private final Map<Cut, Long> counts = new EnumMap<>(Cut.class);

  void count(Cut cut, long n) {
    if (n > 0) {
      counts.merge(cut, n, Long::sum);
    }
  }

  /** Tells all of it, and begins anew. */
  void tell(Observer observer) {
    counts.forEach(observer::cut);
    counts.clear();
  }
}
