package dev.waymark.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.schema.Kpi;
import dev.waymark.stream.CellPlace;
import dev.waymark.wire.state.Cell;
import dev.waymark.wire.state.CellCodec;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * The KPI cells that live has told otherwise than the run. The highest revision is the truth, so a
 * correction must have a higher one than live had, and so must all that the run tells later: the
 * state of the run is raised along with it, in the same transaction.
 *
 * @param cells the topic that keeps the state of the run's cells
 * @param retentionMs how long live keeps cells of a grain; what it has forgotten is not told anew
 */
record KpiCorrections(
    Log live,
    String liveTopic,
    Log run,
    Log cells,
    String cellsTopic,
    Deserializer<Kpi> reader,
    Serializer<Kpi> writer,
    Map<Grain, Long> retentionMs,
    long nowMs) {

  /** What live told last about a cell. */
  private record Told(long revision, String says) {}

  void send(Corrections out) {
    Map<String, Told> told = told();
    Map<String, Cell> kept = kept();
    Map<String, Long> last = new HashMap<>();
    run.each(each -> last.put(new String(each.key(), UTF_8), each.offset()));
    run.each(
        each -> {
          String key = new String(each.key(), UTF_8);
          if (last.getOrDefault(key, -1L) == each.offset() && each.value() != null) {
            correct(key, reader.deserialize(liveTopic, each.value()), told, kept, out);
          }
        });
    kept.forEach((key, cell) -> raise(key, cell, told, out));
    empty(told, out);
  }

  private Map<String, Told> told() {
    Map<String, Told> told = new HashMap<>();
    live.each(
        each -> {
          String key = new String(each.key(), UTF_8);
          if (each.value() == null) {
            told.remove(key);
          } else {
            Kpi kpi = reader.deserialize(liveTopic, each.value());
            told.put(key, new Told(kpi.getRevision(), says(kpi)));
          }
        });
    return told;
  }

  /** The cells of the run by the key under which they are told. */
  private Map<String, Cell> kept() {
    Map<String, Cell> kept = new HashMap<>();
    cells.each(
        each -> {
          String key = CellPlace.ofState(each.key()).key();
          if (each.value() == null) {
            kept.remove(key);
          } else {
            kept.put(key, CellCodec.read(each.value()));
          }
        });
    return kept;
  }

  /** What a cell says, whenever and however often it was told. */
  private String says(Kpi kpi) {
    Kpi plain = Kpi.newBuilder(kpi).setRevision(0).setAsOf(Instant.EPOCH).build();
    return Digest.of(writer.serialize(liveTopic, plain));
  }

  private void correct(
      String key, Kpi kpi, Map<String, Told> told, Map<String, Cell> kept, Corrections out) {
    Told before = told.remove(key);
    Cell cell = kept.remove(key);
    if (before != null && before.says.equals(says(kpi))) {
      if (cell != null && cell.revision() < before.revision) {
        keep(key, cell, before.revision, out);
      }
      return;
    }
    if (before == null && isForgotten(kpi)) {
      return;
    }
    long revision =
        Math.max(
            before == null ? 0 : before.revision + 1,
            cell == null ? kpi.getRevision() : cell.revision());
    kpi.setRevision(revision);
    tell(key, kpi, out);
    if (cell != null && cell.revision() < revision) {
      keep(key, cell, revision, out);
    }
  }

  private boolean isForgotten(Kpi kpi) {
    Long keptMs = retentionMs.get(Grain.valueOf(kpi.getGrain().name()));
    Instant end = kpi.getWindowEnd();
    return keptMs != null && end != null && end.toEpochMilli() + keptMs <= nowMs;
  }

  /** What the run has not told, because its window is open, will be told above what live told. */
  private void raise(String key, Cell cell, Map<String, Told> told, Corrections out) {
    Told before = told.remove(key);
    if (before != null && cell.revision() < before.revision) {
      keep(key, cell, before.revision, out);
    }
  }

  /** Cells that live alone has: by the run's account nothing was there. */
  private void empty(Map<String, Told> left, Corrections out) {
    Map<String, Kpi> last = new HashMap<>();
    live.each(
        each -> {
          String key = new String(each.key(), UTF_8);
          if (left.containsKey(key) && each.value() != null) {
            last.put(key, reader.deserialize(liveTopic, each.value()));
          }
        });
    last.forEach((key, kpi) -> empty(key, kpi, out));
  }

  private void empty(String key, Kpi kpi, Corrections out) {
    if (CellPlace.of(key).isEmpty()) {
      out.send(liveTopic, partition(key), key.getBytes(UTF_8), null);
      return;
    }
    if (kpi.getCount() != 0 || kpi.getAmount() != 0) {
      kpi.setCount(0);
      kpi.setAmount(0);
      kpi.setRevision(kpi.getRevision() + 1);
      tell(key, kpi, out);
    }
    keep(key, new Cell(Sum.ZERO, 0, kpi.getComplete()), kpi.getRevision(), out);
  }

  private void tell(String key, Kpi kpi, Corrections out) {
    out.send(liveTopic, partition(key), key.getBytes(UTF_8), writer.serialize(liveTopic, kpi));
  }

  private void keep(String key, Cell cell, long revision, Corrections out) {
    CellPlace place = CellPlace.of(key).orElseThrow();
    out.send(
        cellsTopic,
        place.statePartition(cells.partitions()),
        place.stateKey(),
        CellCodec.write(new Cell(cell.sum(), revision, cell.complete())));
  }

  private int partition(String key) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % live.partitions();
  }
}
