package dev.waymark.ingest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of a file, before anything is made of it.
 *
 * @param file the file's name, without its folder
 * @param line the number of the line on which the row starts, from 1
 * @param cells what the row says, by column; what it leaves empty is not there
 */
record Row(String file, long line, Map<String, String> cells) {

  Row {
    Map<String, String> filled = new LinkedHashMap<>();
    cells.forEach(
        (column, value) -> {
          String trimmed = value.strip();
          if (!trimmed.isEmpty()) {
            filled.put(column, trimmed);
          }
        });
    cells = filled;
  }

  /** The cell of a column, empty where the row says nothing. */
  String cell(String column) {
    return cells.getOrDefault(column, "");
  }

  /** The same place in the file with other cells. */
  Row with(Map<String, String> others) {
    return new Row(file, line, others);
  }
}
