package dev.waymark.sandbox.replay;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Results as a CSV file: UTF-8, quoted as RFC 4180 has it, lines end in LF, so that equal rows in
 * an equal order are equal bytes.
 *
 * @param name the file's name
 */
record Table(String name, List<String> columns, List<List<String>> rows) {

  private static final Comparator<List<String>> BY_CELLS =
      (one, other) -> {
        int order = 0;
        for (int i = 0; order == 0 && i < one.size(); i++) {
          order = one.get(i).compareTo(other.get(i));
        }
        return order;
      };

  Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** A table whose rows stand in the order of their cells. */
  static Table sorted(String name, List<String> columns, List<List<String>> rows) {
    return new Table(name, columns, rows.stream().sorted(BY_CELLS).toList());
  }

  /** The table without some columns. */
  Table without(List<String> dropped) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!dropped.contains(columns.get(i))) {
        kept.add(i);
      }
    }
    return new Table(name, pick(columns, kept), rows.stream().map(row -> pick(row, kept)).toList());
  }

  void write(Path folder) {
    Path file = folder.resolve(name);
    try (CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .build(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      csv.writeRecord(columns);
      rows.forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private static List<String> pick(List<String> cells, List<Integer> places) {
    return places.stream().map(cells::get).toList();
  }
}
