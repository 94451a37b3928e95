package dev.waymark.domain.kpi;

import java.util.HashMap;
import java.util.Map;

/**
 * Contributions added up by cell before they travel. Parts that cancel out leave nothing behind.
 * Not for use by several threads.
 */
public final class Sums {

  private final Windows windows;
  private final Map<CellId, long[]> cells = new HashMap<>();

  public Sums(Windows windows) {
    this.windows = windows;
  }

  public void add(Contribution part) {
    for (Grain grain : part.grains()) {
      long startMs = grain == Grain.NOW ? 0 : windows.start(grain, part.atMs());
      long[] sum =
          cells.computeIfAbsent(
              new CellId(part.kpi(), part.dimensions(), grain, startMs), id -> new long[2]);
      sum[0] += part.count();
      sum[1] += part.amount();
    }
  }

  public boolean isEmpty() {
    return cells.isEmpty();
  }

  /** The sums that are not zero; afterwards there are none. */
  public Map<CellId, Sum> take() {
    Map<CellId, Sum> taken = new HashMap<>(cells.size() * 2);
    cells.forEach(
        (id, sum) -> {
          if (sum[0] != 0 || sum[1] != 0) {
            taken.put(id, new Sum(sum[0], sum[1]));
          }
        });
    cells.clear();
    return taken;
  }
}
