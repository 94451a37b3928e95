package dev.waymark.sandbox;

import dev.waymark.domain.identity.Link;
import java.time.Instant;
import java.util.List;

/** Links as rows of the layout that {@code import --links} reads, one row for each delivery. */
final class LinkCsv {

  static final List<String> COLUMNS =
      List.of("link_id", "occurred_at", "left", "right", "sign", "source");

  private LinkCsv() {}

  static CsvRow row(Link link) {
    CsvRow row = new CsvRow(COLUMNS);
    row.put("link_id", link.id());
    row.put("occurred_at", Instant.ofEpochMilli(link.atMs()).toString());
    row.put("left", link.left().key());
    row.put("right", link.right().key());
    row.put("sign", link.together() ? "LINK" : "UNLINK");
    row.put("source", "simulator");
    return row;
  }
}
