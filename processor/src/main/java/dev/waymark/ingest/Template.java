package dev.waymark.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a cell is taken from a row: a column's name, or a text with column names in braces, such as
 * {@code order-{number}-{line}}.
 *
 * @param text the text, with a brace pair for each column
 * @param columns the columns it takes, in order
 */
record Template(String text, List<String> columns) {

  private static final Pattern BRACES = Pattern.compile("\\{([^{}]+)}");

  static Template of(String written) {
    List<String> columns = new ArrayList<>();
    Matcher braces = BRACES.matcher(written);
    while (braces.find()) {
      columns.add(braces.group(1));
    }
    return columns.isEmpty()
        ? new Template("{" + written + "}", List.of(written))
        : new Template(written, List.copyOf(columns));
  }

  /** The cell, empty where one of its columns is. */
  String fill(Row row) {
    if (columns.stream().anyMatch(column -> row.cell(column).isEmpty())) {
      return "";
    }
    return BRACES
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(row.cell(found.group(1))));
  }
}
