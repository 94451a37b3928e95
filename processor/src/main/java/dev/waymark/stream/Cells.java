package dev.waymark.stream;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.CellId.Series;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.wire.state.Cell;
import dev.waymark.wire.state.CellCodec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The KPI cells of one task. A flow's cell is a sum of its parts. A stock's cell is the running sum
 * at its window's end, so a part changes the cell of its window and all later ones, and a window in
 * which nothing happened gets the cell of the one before.
 */
final class Cells {

  private static final int RECENT = 10_000;

  private final KeyValueStore<byte[], byte[]> store;
  private final Windows windows;
  private final Map<Series, Long> latestOfStocks = new HashMap<>();
  private final TreeMap<Long, Set<CellId>> openByEnd = new TreeMap<>();
  private final Map<CellId, Cell> changed = new LinkedHashMap<>();
  private final Map<CellId, Cell> recent = new Recent<>(RECENT);
  private final Map<Series, TreeMap<Long, Sum>> unsettled = new HashMap<>();
  private final Unusual unusual;
  private long closedMs;

  /**
   * @param kept hears of every cell that was kept
   */
  Cells(
      KeyValueStore<byte[], byte[]> store,
      Windows windows,
      Unusual unusual,
      long closedMs,
      BiConsumer<CellId, Cell> kept) {
    this.store = store;
    this.windows = windows;
    this.unusual = unusual;
    this.closedMs = closedMs;
    try (KeyValueIterator<byte[], byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<byte[], byte[]> cell = all.next();
        CellId id = CellCodec.id(cell.key);
        Cell value = CellCodec.read(cell.value);
        remember(id, value);
        kept.accept(id, value);
      }
    }
  }

  private void remember(CellId id, Cell cell) {
    unusual.remember(id, cell);
    if (id.grain() == Grain.NOW) {
      return;
    }
    if (id.isStock()) {
      latestOfStocks.merge(id.series(), id.startMs(), Math::max);
    }
    if (!cell.complete()) {
      openByEnd.computeIfAbsent(endMs(id), end -> new LinkedHashSet<>()).add(id);
    }
  }

  /**
   * Adds a part to its cell. What is added to a stock changes all later windows as well, so those
   * parts are gathered and settled together, before anybody looks.
   */
  void add(CellId id, Sum part) {
    if (id.isStock() && id.grain() != Grain.NOW) {
      unsettled
          .computeIfAbsent(id.series(), series -> new TreeMap<>())
          .merge(id.startMs(), part, Sum::plus);
    } else {
      put(id, get(id).plus(part));
    }
  }

  private void settle() {
    unsettled.forEach(this::settle);
    unsettled.clear();
  }

  private void settle(Series series, NavigableMap<Long, Sum> parts) {
    fill(series, parts.lastKey());
    fillToPresent(series);
    long lastMs = latestOfStocks.getOrDefault(series, parts.lastKey());
    Sum added = Sum.ZERO;
    for (long ms = parts.firstKey(); ms <= lastMs; ms = windows.end(series.grain(), ms)) {
      added = added.plus(parts.getOrDefault(ms, Sum.ZERO));
      addTo(series.at(ms), added);
    }
  }

  private void addTo(CellId id, Sum added) {
    Cell cell = get(id);
    if (!added.isZero() || cell.equals(Cell.EMPTY)) {
      put(id, cell.plus(added));
    }
  }

  /** Carries a stock forward to a window; what it was before its first part is nothing. */
  private void fill(Series series, long untilMs) {
    Long lastMs = latestOfStocks.get(series);
    if (lastMs == null) {
      latestOfStocks.put(series, untilMs);
      return;
    }
    Sum standing = get(series.at(lastMs)).sum();
    long ms = lastMs;
    while (ms < untilMs) {
      ms = windows.end(series.grain(), ms);
      put(series.at(ms), Cell.EMPTY.plus(standing));
    }
    latestOfStocks.put(series, ms);
  }

  /**
   * All windows that end at or before a moment are over: their cells are told once more as
   * complete.
   */
  void close(long ms) {
    if (ms <= closedMs) {
      return;
    }
    settle();
    boolean newDay =
        windows.start(Grain.DAY, ms) != windows.start(Grain.DAY, Math.max(0, closedMs));
    closedMs = ms;
    if (newDay) {
      List.copyOf(latestOfStocks.keySet()).forEach(this::fillToPresent);
    }
    while (!openByEnd.isEmpty() && openByEnd.firstKey() <= ms) {
      for (CellId id : openByEnd.pollFirstEntry().getValue()) {
        store(id, get(id).completed());
      }
    }
  }

  /** Every window up to the one that is open has a cell. */
  private void fillToPresent(Series series) {
    if (closedMs > 0) {
      fill(series, windows.start(series.grain(), closedMs));
    }
  }

  Cell get(CellId id) {
    Cell latest = changed.get(id);
    return latest == null ? recent.computeIfAbsent(id, this::read) : latest;
  }

  private Cell read(CellId id) {
    byte[] bytes = store.get(CellCodec.key(id));
    return bytes == null ? Cell.EMPTY : CellCodec.read(bytes);
  }

  /** Forgets a cell, as if it had never been. */
  void forget(CellId id) {
    store.delete(CellCodec.key(id));
    changed.remove(id);
    recent.remove(id);
    unusual.forget(id);
  }

  /** Writes every cell that has changed since the last time, and tells it, once. */
  void flush(BiConsumer<CellId, Cell> told) {
    settle();
    Set<CellId> concerned = unusual.concernedBy(changed);
    concerned.forEach(this::tellAgain);
    changed.forEach(
        (id, unrevised) -> {
          Cell cell = unrevised.revised();
          store.put(CellCodec.key(id), CellCodec.write(cell));
          recent.put(id, cell);
          if (cell.complete() || !id.kpi().isKnownOnlyAtTheEnd()) {
            unusual.told(id, cell, concerned.contains(id)).ifPresent(now -> told.accept(id, now));
          }
        });
    changed.clear();
  }

  /** What has not been told yet, because its window is open, needs no revision. */
  private void tellAgain(CellId id) {
    Cell cell = get(id);
    if (cell.complete() && !changed.containsKey(id)) {
      store(id, cell.toldAgain());
    }
  }

  private void put(CellId id, Cell cell) {
    boolean windowed = id.grain() != Grain.NOW;
    if (windowed && !cell.complete()) {
      long endMs = endMs(id);
      if (endMs <= closedMs) {
        store(id, cell.completed());
        return;
      }
      openByEnd.computeIfAbsent(endMs, end -> new LinkedHashSet<>()).add(id);
    }
    store(id, cell);
  }

  private void store(CellId id, Cell cell) {
    changed.put(id, cell);
  }

  long endMs(CellId id) {
    return windows.end(id.grain(), id.startMs());
  }
}
