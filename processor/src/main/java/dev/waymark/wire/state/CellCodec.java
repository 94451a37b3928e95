package dev.waymark.wire.state;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bytes of KPI cells; those of one series lie together, in the order of their windows. */
public final class CellCodec {

  private CellCodec() {}

  public static byte[] key(CellId id) {
    byte[] head = new Sink().code(id.kpi()).code(id.grain()).text(id.dimensions()).toBytes();
    return ByteBuffer.allocate(head.length + Long.BYTES).put(head).putLong(id.startMs()).array();
  }

  public static CellId id(byte[] key) {
    Source source = new Source(key);
    Kpi kpi = source.code(Kpi.class);
    Grain grain = source.code(Grain.class);
    String dimensions = source.text();
    byte[] start = Arrays.copyOfRange(key, key.length - Long.BYTES, key.length);
    return new CellId(kpi, dimensions, grain, ByteBuffer.wrap(start).getLong());
  }

  public static byte[] write(Cell cell) {
    return new Sink()
        .number(cell.sum().count())
        .number(cell.sum().amount())
        .number(cell.revision())
        .flag(cell.complete())
        .toBytes();
  }

  public static Cell read(byte[] bytes) {
    Source source = new Source(bytes);
    return new Cell(new Sum(source.number(), source.number()), source.number(), source.flag());
  }
}
