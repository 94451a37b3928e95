package dev.waymark.stream;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.kpi.Usual;
import dev.waymark.wire.state.Cell;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is told of the complaints of an hour or a day, which depends on the windows before it. A
 * complaint that comes late changes what is told of its own window and of those that are compared
 * with it: about seven of each grain, and those of one week when the first window of all moves.
 */
final class Unusual {

  private final Usual usual;
  private final Map<Grain, NavigableMap<Long, Long>> complaints = new EnumMap<>(Grain.class);

  Unusual(Usual usual) {
    this.usual = usual;
    Kpi.UNUSUAL.grains().forEach(grain -> complaints.put(grain, new TreeMap<>()));
  }

  /** A cell as it stands. */
  void remember(CellId id, Cell cell) {
    if (id.kpi() == Kpi.UNUSUAL) {
      put(of(id), id.startMs(), cell.sum().count());
    }
  }

  void forget(CellId id) {
    remember(id, Cell.EMPTY);
  }

  /** Whether all later windows need it: nothing before the first one is compared with. */
  boolean isFirst(CellId id) {
    return id.kpi() == Kpi.UNUSUAL && first(of(id)).filter(ms -> ms == id.startMs()).isPresent();
  }

  /** Remembers the cells that have changed, and names those that are told differently by that. */
  Set<CellId> concernedBy(Map<CellId, Cell> changed) {
    Map<CellId.Series, Map<Long, Long>> moved = new HashMap<>();
    changed.forEach(
        (id, cell) -> {
          long count = cell.sum().count();
          if (id.kpi() == Kpi.UNUSUAL && of(id).getOrDefault(id.startMs(), 0L) != count) {
            moved.computeIfAbsent(id.series(), series -> new TreeMap<>()).put(id.startMs(), count);
          }
        });
    Set<CellId> concerned = new LinkedHashSet<>();
    moved.forEach(
        (series, counts) ->
            concernedBy(series.grain(), counts).forEach(ms -> concerned.add(series.at(ms))));
    return concerned;
  }

  private Set<Long> concernedBy(Grain grain, Map<Long, Long> moved) {
    NavigableMap<Long, Long> known = complaints.getOrDefault(grain, new TreeMap<>());
    Optional<Long> firstBefore = first(known);
    moved.forEach((startMs, count) -> put(known, startMs, count));
    Set<Long> concerned = new LinkedHashSet<>();
    moved.keySet().forEach(ms -> concerned.addAll(usual.comparing(grain, ms, known)));
    if (firstBefore.isPresent() && !known.isEmpty()) {
      long before = firstBefore.get();
      long now = known.firstKey();
      concerned.addAll(
          usual.comparingBetween(grain, Math.min(before, now), Math.max(before, now), known));
    }
    return concerned;
  }

  /**
   * A cell as it is told; empty when there is nothing to tell. What was told once and should not
   * have been is told as nothing.
   *
   * @param again whether it may have been told before and is told differently now
   */
  Optional<Cell> told(CellId id, Cell cell, boolean again) {
    if (id.kpi() != Kpi.UNUSUAL) {
      return Optional.of(cell);
    }
    if (cell.sum().isZero()) {
      return Optional.of(cell);
    }
    return usual
        .of(id.grain(), id.startMs(), of(id))
        .or(() -> again ? Optional.of(Sum.ZERO) : Optional.empty())
        .map(sum -> new Cell(sum, cell.revision(), cell.complete()));
  }

  private NavigableMap<Long, Long> of(CellId id) {
    return complaints.getOrDefault(id.grain(), new TreeMap<>());
  }

  private static void put(NavigableMap<Long, Long> known, long startMs, long count) {
    if (count == 0) {
      known.remove(startMs);
    } else {
      known.put(startMs, count);
    }
  }

  private static Optional<Long> first(NavigableMap<Long, Long> known) {
    return known.isEmpty() ? Optional.empty() : Optional.of(known.firstKey());
  }
}
