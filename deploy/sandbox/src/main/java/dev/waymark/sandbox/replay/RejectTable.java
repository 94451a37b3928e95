package dev.waymark.sandbox.replay;

import dev.waymark.ingest.BadLine;
import dev.waymark.schema.Reject;
import java.util.ArrayList;
import java.util.List;

/** {@code rejects.csv}: lines that are no events, and events that could not be taken. */
final class RejectTable {

  private static final List<String> COLUMNS =
      List.of("from", "line", "partition", "offset", "reason", "value", "event_id");

  private RejectTable() {}

  /** Both kinds. Where records lie depends on their delivery, and so do repeated rejects. */
  static Table of(List<BadLine> badLines, List<Told<Reject>> told, boolean stable) {
    List<List<String>> rows = new ArrayList<>();
    badLines.forEach(bad -> rows.add(row(bad)));
    Told.every(told).forEach(reject -> rows.add(row(reject)));
    Table table = Table.sorted("rejects.csv", COLUMNS, rows);
    if (!stable) {
      return table;
    }
    Table placeless = table.without(List.of("partition", "offset"));
    return Table.sorted(
        placeless.name(), placeless.columns(), placeless.rows().stream().distinct().toList());
  }

  private static List<String> row(BadLine bad) {
    return List.of(bad.file(), Long.toString(bad.line()), "", "", bad.reason(), bad.value(), "");
  }

  private static List<String> row(Reject reject) {
    return List.of(
        reject.getTopic(),
        "",
        Integer.toString(reject.getPartition()),
        Long.toString(reject.getOffset()),
        reject.getReason(),
        reject.getMessage(),
        Text.of(reject.getEventId()));
  }
}
