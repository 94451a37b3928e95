package dev.waymark.wire.state;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bytes of batches: each KPI and its dimensions once, then its cells. */
public final class BatchCodec {

  private static final int VERSION = 1;

  private BatchCodec() {}

  public static byte[] write(Batch batch) {
    Sink sink = new Sink().raw(VERSION).size(batch.partition()).number(batch.clockMs());
    Map<Head, List<CellId>> heads = new HashMap<>();
    for (CellId id : batch.sums().keySet()) {
      heads.computeIfAbsent(new Head(id.kpi(), id.dimensions()), h -> new ArrayList<>()).add(id);
    }
    sink.size(heads.size());
    heads.forEach(
        (head, ids) -> {
          sink.code(head.kpi).text(head.dimensions).size(ids.size());
          ids.forEach(id -> cell(sink, id, batch));
        });
    return sink.toBytes();
  }

  private static void cell(Sink sink, CellId id, Batch batch) {
    Sum sum = batch.sums().getOrDefault(id, Sum.ZERO);
    sink.code(id.grain()).moment(id.startMs(), id.grain() == Grain.NOW ? 0 : batch.clockMs());
    sink.number(sum.count()).number(sum.amount());
  }

  public static Batch read(byte[] bytes) {
    Source source = new Source(bytes).version(VERSION);
    int partition = source.size();
    long clockMs = source.number();
    Map<CellId, Sum> sums = new HashMap<>();
    int heads = source.size();
    for (int i = 0; i < heads; i++) {
      Kpi kpi = source.code(Kpi.class);
      String dimensions = source.text();
      int cells = source.size();
      for (int j = 0; j < cells; j++) {
        Grain grain = source.code(Grain.class);
        long startMs = source.moment(grain == Grain.NOW ? 0 : clockMs);
        sums.put(
            new CellId(kpi, dimensions, grain, startMs), new Sum(source.number(), source.number()));
      }
    }
    return new Batch(partition, clockMs, sums);
  }

  private record Head(Kpi kpi, String dimensions) {}
}
