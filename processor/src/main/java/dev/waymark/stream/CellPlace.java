package dev.waymark.stream;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.wire.state.CellCodec;
import java.util.Arrays;
import java.util.Optional;

/** Where a KPI cell is told and where it is kept. */
public record CellPlace(CellId id) {

  private static final int PARTS = 4;

  /** The key under which it is told. */
  public String key() {
    String start = id.grain() == Grain.NOW ? "" : Long.toString(id.startMs());
    return id.kpi().label() + "|" + id.grain().label() + "|" + start + "|" + id.dimensions();
  }

  /** The place of a cell that is told under a key; empty for what is no cell, such as a clock. */
  public static Optional<CellPlace> of(String key) {
    String[] parts = key.split("\\|", PARTS);
    if (parts.length < PARTS) {
      return Optional.empty();
    }
    Optional<Kpi> kpi =
        Arrays.stream(Kpi.values()).filter(each -> each.label().equals(parts[0])).findFirst();
    Optional<Grain> grain =
        Arrays.stream(Grain.values()).filter(each -> each.label().equals(parts[1])).findFirst();
    if (kpi.isEmpty() || grain.isEmpty()) {
      return Optional.empty();
    }
    long startMs = parts[2].isEmpty() ? 0 : Long.parseLong(parts[2]);
    return Optional.of(new CellPlace(new CellId(kpi.get(), parts[3], grain.get(), startMs)));
  }

  /** The cell whose state has a key. */
  public static CellPlace ofState(byte[] key) {
    return new CellPlace(CellCodec.id(key));
  }

  /** The key of its state. */
  public byte[] stateKey() {
    return CellCodec.key(id);
  }

  /** The partition of its state, of so many. */
  public int statePartition(int partitions) {
    return KpiPartition.of(id, partitions);
  }

  /** The topic that keeps the state of all cells of an application. */
  public static String stateTopic(String engineId) {
    return engineId + "-" + Stores.CELLS + "-changelog";
  }
}
