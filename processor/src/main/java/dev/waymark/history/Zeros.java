package dev.waymark.history;

import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Windows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Windows in which nothing happened. Nobody tells of them, and a line that ends is not a line at
 * zero: so when a window is over in which a flow that had a value lately has none, it is zero
 * there. A zero is revision 0, and any value outdoes it, however late.
 *
 * <p>Stocks need none of that: each of their windows is told. Nor do retained customers, whose
 * dimensions name the window.
 */
final class Zeros {

  private final Windows windows;
  private final Map<Line, Course> courses = new HashMap<>();

  Zeros(Windows windows) {
    this.windows = windows;
  }

  /** A window of a line has a value. */
  void seen(Cell cell) {
    if (!cell.line().isStock() && cell.line().kpi() != Kpi.RETAINED_CUSTOMERS) {
      courses.computeIfAbsent(cell.line(), line -> new Course()).seen(cell);
    }
  }

  /** The zeros of all windows that are over at a moment, and have not been told yet. */
  List<Cell> until(long ms) {
    List<Cell> zeros = new ArrayList<>();
    courses.forEach((line, course) -> course.fill(line, ms, zeros));
    return zeros;
  }

  /** For how many windows without a value a line stays at zero, before it ends. */
  static long patience(Grain grain) {
    return switch (grain) {
      case MINUTE -> 15;
      case HOUR -> 168;
      case DAY, WEEK, MONTH, NOW -> Long.MAX_VALUE;
    };
  }

  /** How far one line has come. */
  private final class Course {

    /** The windows with values, by their starts, that have not been passed yet. */
    private final TreeSet<Long> values = new TreeSet<>();

    /** Stretches before the first window that was known, each from its start to its end. */
    private final TreeMap<Long, Long> earlier = new TreeMap<>();

    private long firstMs = Long.MAX_VALUE;
    private long nextMs = Long.MAX_VALUE;
    private long silent;
    private double minorPerMajor = 1;

    void seen(Cell cell) {
      minorPerMajor = cell.minorPerMajor();
      if (cell.startMs() < firstMs && firstMs != Long.MAX_VALUE) {
        earlier.put(cell.endMs(), firstMs);
      }
      firstMs = Math.min(firstMs, cell.startMs());
      if (nextMs == Long.MAX_VALUE) {
        nextMs = cell.startMs();
        silent = 0;
      }
      if (cell.startMs() >= nextMs) {
        values.add(cell.startMs());
      }
    }

    void fill(Line line, long ms, List<Cell> zeros) {
      while (!earlier.isEmpty() && earlier.firstEntry().getValue() <= ms) {
        fillStretch(line, earlier.pollFirstEntry(), ms, zeros);
      }
      while (nextMs < ms && windows.end(line.grain(), nextMs) <= ms) {
        long endMs = windows.end(line.grain(), nextMs);
        if (values.remove(nextMs)) {
          silent = 0;
        } else if (silent < patience(line.grain())) {
          silent++;
          zeros.add(zero(line, nextMs, endMs, ms));
        } else {
          nextMs = values.isEmpty() ? Long.MAX_VALUE : values.first();
          silent = 0;
          continue;
        }
        nextMs = endMs;
      }
    }

    /** Nothing was told of any window of it: the line was not known to begin so early. */
    private void fillStretch(Line line, Map.Entry<Long, Long> stretch, long ms, List<Cell> zeros) {
      long startMs = stretch.getKey();
      for (long n = 0; n < patience(line.grain()) && startMs < stretch.getValue(); n++) {
        long endMs = windows.end(line.grain(), startMs);
        zeros.add(zero(line, startMs, endMs, ms));
        startMs = endMs;
      }
    }

    private Cell zero(Line line, long startMs, long endMs, long asOfMs) {
      return new Cell(line, startMs, endMs, 0, 0, minorPerMajor, 0, true, asOfMs);
    }
  }
}
