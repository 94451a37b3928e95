package dev.waymark.domain.kpi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Contributions added up by cell before they travel. Parts that cancel out leave nothing behind.
 * Not for use by several threads.
 *
 * <p>Nearly all parts that come close together lie in the same windows, so each KPI of some
 * dimensions remembers the cells of its last part, and a part is looked up once, not once a grain.
 */
public final class Sums {

  private final Windows windows;
  private final Map<Subject, Cells> subjects = new HashMap<>();

  public Sums(Windows windows) {
    this.windows = windows;
  }

  public void add(Contribution part) {
    Cells cells =
        subjects.computeIfAbsent(
            new Subject(part.kpi(), part.dimensions(), part.grains()), Cells::new);
    cells.add(part, windows);
  }

  /** The sums that are not zero; afterwards there are none. */
  public Map<CellId, Sum> take() {
    Map<CellId, Sum> taken = new HashMap<>();
    subjects.values().forEach(cells -> cells.moveTo(taken));
    subjects.clear();
    return taken;
  }

  /** What the cells have in common whose windows alone differ. */
  private record Subject(Kpi kpi, String dimensions, Set<Grain> grains) {

    /**
     * By hand, because this is asked many times an event. Parts that go to one grain each must not
     * all fall into one bucket.
     */
    @Override
    public int hashCode() {
      int grain = grains.size() == 1 ? grains.hashCode() : 0;
      return 31 * (31 * dimensions.hashCode() + kpi.hashCode()) + grain;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Subject that
          && kpi == that.kpi
          && dimensions.equals(that.dimensions)
          && grains.equals(that.grains);
    }
  }

  /** One cell, and what has been added to it. */
  private static final class Cell {
    final CellId id;
    long count;
    long amount;

    Cell(CellId id) {
      this.id = id;
    }
  }

  private static final class Cells {

    private final Subject subject;
    private final Grain[] grains;

    /** For each grain the cell of the last part. */
    private final Cell[] latest;

    private final List<Cell> all = new ArrayList<>();

    Cells(Subject subject) {
      this.subject = subject;
      this.grains = subject.grains.toArray(new Grain[0]);
      this.latest = new Cell[grains.length];
    }

    void add(Contribution part, Windows windows) {
      for (int i = 0; i < grains.length; i++) {
        long startMs = grains[i] == Grain.NOW ? 0 : windows.start(grains[i], part.atMs());
        Cell cell = latest[i];
        if (cell == null || cell.id.startMs() != startMs) {
          cell = new Cell(new CellId(subject.kpi, subject.dimensions, grains[i], startMs));
          latest[i] = cell;
          all.add(cell);
        }
        cell.count += part.count();
        cell.amount += part.amount();
      }
    }

    /** A window that was left and come back to has several cells here; they are added up. */
    void moveTo(Map<CellId, Sum> sums) {
      for (Cell cell : all) {
        if (cell.count != 0 || cell.amount != 0) {
          sums.merge(cell.id, new Sum(cell.count, cell.amount), Cells::together);
        }
      }
    }

    /** Nothing where they cancel out. */
    private static @Nullable Sum together(Sum one, Sum other) {
      Sum sum = one.plus(other);
      return sum.isZero() ? null : sum;
    }
  }
}
