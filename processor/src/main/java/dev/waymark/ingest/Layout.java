package dev.waymark.ingest;

import java.util.List;
import java.util.Set;

/** How the rows of a file say events. */
interface Layout {

  /** How the file itself is written. */
  Dialect dialect();

  /** The columns that the file must have. */
  Set<String> needs();

  /** What a row says: an event, several, none, or nothing that can be understood. */
  List<Line> lines(Row row);
}
