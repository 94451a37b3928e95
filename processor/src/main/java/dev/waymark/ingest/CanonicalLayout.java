package dev.waymark.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Waymark's own columns, which need no mapping: {@code event_id, event_type, customer_id, ts} for
 * every event, and what its type has beside.
 */
final class CanonicalLayout implements Layout {

  private static final Map<String, RowType> TYPES = RowTypes.ALL;

  @Override
  public Dialect dialect() {
    return Dialect.USUAL;
  }

  @Override
  public Set<String> needs() {
    return Columns.NEEDED;
  }

  @Override
  public List<Line> lines(Row row) {
    return List.of(line(row));
  }

  static Line line(Row row) {
    try {
      Cells cells = new Cells(row);
      String eventId = cells.required("event_id");
      RowType type = type(cells.required("event_type"));
      Instant occurredAt = cells.moment("ts");
      String key = cells.key();
      return new Line.Good(
          new InputEvent(
              type.kind(),
              eventId,
              occurredAt.toEpochMilli(),
              key,
              type.record(cells, eventId, occurredAt)));
    } catch (UnreadableCell e) {
      return new Line.Bad(e.in(row));
    }
  }

  private static RowType type(String name) throws UnreadableCell {
    RowType type = TYPES.get(name);
    if (type == null) {
      throw new UnreadableCell("event_type", name, "must be one of " + TYPES.keySet());
    }
    return type;
  }
}
