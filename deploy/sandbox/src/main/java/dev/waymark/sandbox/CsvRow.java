package dev.waymark.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One row of a CSV file under fixed columns, empty until told otherwise. */
final class CsvRow {

  private final List<String> columns;
  private final String[] cells;

  CsvRow(List<String> columns) {
    this.columns = columns;
    this.cells = new String[columns.size()];
    Arrays.fill(cells, "");
  }

  /**
   * @throws IllegalArgumentException when there is no such column
   */
  void put(String column, String value) {
    int place = columns.indexOf(column);
    if (place < 0) {
      throw new IllegalArgumentException("no column " + column + " among " + columns);
    }
    cells[place] = value;
  }

  /** The row as a line, without its end. */
  String line() {
    return Arrays.stream(cells).map(CsvRow::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
