package dev.waymark.stream;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Usual;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.wire.state.CellCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Finds cells that need not be kept any longer, a stretch of the store at a time. */
final class Retention {

  private static final int LOOKED_AT_ONCE = 256;

  private final KeyValueStore<byte[], byte[]> store;
  private final Map<Grain, Long> keptMs;
  private Optional<byte[]> from = Optional.empty();

  Retention(KeyValueStore<byte[], byte[]> store, Map<Grain, Long> keptMs) {
    this.store = store;
    this.keptMs = keptMs;
  }

  /**
   * Of the next stretch the cells that are too old; starts again at the end. What a window that is
   * kept is compared with stays as well.
   */
  List<CellId> expired(long nowMs, Windows windows, Unusual unusual) {
    if (keptMs.isEmpty()) {
      return List.of();
    }
    List<CellId> expired = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> cells =
        from.map(key -> store.range(key, null)).orElseGet(store::all)) {
      for (int looked = 0; looked < LOOKED_AT_ONCE && cells.hasNext(); looked++) {
        CellId id = CellCodec.id(cells.next().key);
        if (isExpired(id, nowMs, windows) && !unusual.isFirst(id)) {
          expired.add(id);
        }
      }
      from = cells.hasNext() ? Optional.of(cells.peekNextKey()) : Optional.empty();
    }
    return expired;
  }

  private boolean isExpired(CellId id, long nowMs, Windows windows) {
    Long kept = keptMs.get(id.grain());
    long comparedMs = id.kpi() == Kpi.UNUSUAL ? Usual.SPAN_MS : 0;
    return kept != null
        && id.grain() != Grain.NOW
        && windows.end(id.grain(), id.startMs()) + kept + comparedMs <= nowMs;
  }
}
