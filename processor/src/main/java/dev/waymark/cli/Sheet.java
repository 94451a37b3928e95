package dev.waymark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows under named columns, shown as a table, as CSV, as JSON lines or as Markdown. */
public final class Sheet {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Format format;
  private final List<String> columns;
  private final PrintWriter out;

  public Sheet(Format format, List<String> columns, PrintWriter out) {
    this.format = format;
    this.columns = List.copyOf(columns);
    this.out = out;
  }

  /** Shows all rows, a table with columns as wide as they need to be. */
  public void show(List<List<String>> rows) {
    int[] widths = widths(rows);
    heading(widths);
    rows.forEach(row -> row(row, widths));
    out.flush();
  }

  /** Shows the heading, for rows that come one by one. */
  public void begin(int... widths) {
    heading(widths);
    out.flush();
  }

  /** Shows one more row. */
  public void add(List<String> row, int... widths) {
    row(row, widths);
    out.flush();
  }

  private void heading(int[] widths) {
    switch (format) {
      case TABLE -> out.println(padded(columns, widths));
      case CSV -> out.println(csv(columns));
      case MARKDOWN -> {
        out.println(markdown(columns));
        out.println("|" + "---|".repeat(columns.size()));
      }
      case JSON -> {}
    }
  }

  private void row(List<String> row, int[] widths) {
    out.println(
        switch (format) {
          case TABLE -> padded(row, widths);
          case CSV -> csv(row);
          case MARKDOWN -> markdown(row);
          case JSON -> json(row);
        });
  }

  private int[] widths(List<List<String>> rows) {
    int[] widths = columns.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static String padded(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      line.append(cell);
      if (i + 1 < row.size()) {
        line.append(" ".repeat(Math.max(0, widths[i] - cell.length()) + 2));
      }
    }
    return line.toString().stripTrailing();
  }

  private static String csv(List<String> row) {
    return row.stream().map(Sheet::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static String markdown(List<String> row) {
    return "| "
        + row.stream().map(c -> c.replace("|", "\\|")).collect(Collectors.joining(" | "))
        + " |";
  }

  private String json(List<String> row) {
    Map<String, String> object = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      object.put(columns.get(i), row.get(i));
    }
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + Arrays.asList(row), e);
    }
  }
}
