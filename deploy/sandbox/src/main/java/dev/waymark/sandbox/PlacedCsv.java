package dev.waymark.sandbox;

import dev.waymark.sandbox.simulator.Placed;
import java.util.List;

/** Where each event belongs, as rows, one for each event. */
final class PlacedCsv {

  static final List<String> COLUMNS = List.of("event_id", "person", "journey", "linkable");

  private PlacedCsv() {}

  static CsvRow row(Placed placed) {
    CsvRow row = new CsvRow(COLUMNS);
    row.put("event_id", placed.eventId());
    row.put("person", placed.person());
    row.put("journey", placed.journey());
    row.put("linkable", Boolean.toString(placed.linkable()));
    return row;
  }
}
