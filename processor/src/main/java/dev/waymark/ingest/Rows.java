package dev.waymark.ingest;

import java.io.IOException;
import java.util.Optional;

/** The rows of one open file, one after the other. */
interface Rows {

  /** A row, or a line from which none could be made. */
  sealed interface Next {

    /** The next row. */
    record Found(Row row) implements Next {}

    /** A line that is no row. */
    record Broken(BadLine line) implements Next {}
  }

  /** The next one, empty at the end of the file. */
  Optional<Next> next() throws IOException;
}
