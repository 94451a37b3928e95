package dev.waymark.ingest;

import java.util.List;

/**
 * How a CSV file is written.
 *
 * @param delimiter what stands between two cells
 * @param header the names of the columns where the file does not name them itself, else empty
 */
record Dialect(char delimiter, List<String> header) {

  /** Commas, and the names of the columns on the first line. */
  static final Dialect USUAL = new Dialect(',', List.of());

  Dialect {
    header = List.copyOf(header);
  }
}
