package dev.waymark.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Revisions on their way, the newest of each window. What is told of a window that is over is for
 * now; what is told of an open one waits a little, because the next revision is near.
 */
final class Gathered {

  private final Map<Cell.Place, Cell> over = new LinkedHashMap<>();
  private final Map<Cell.Place, Cell> open = new LinkedHashMap<>();

  void take(Cell cell) {
    Cell.Place place = cell.place();
    open.remove(place);
    (cell.complete() ? over : open).put(place, cell);
  }

  /** What is told of windows that are over. */
  List<Cell> takeOver() {
    List<Cell> taken = new ArrayList<>(over.values());
    over.clear();
    return taken;
  }

  /** Everything. */
  List<Cell> takeAll() {
    List<Cell> taken = takeOver();
    taken.addAll(open.values());
    open.clear();
    return taken;
  }

  int size() {
    return over.size() + open.size();
  }
}
