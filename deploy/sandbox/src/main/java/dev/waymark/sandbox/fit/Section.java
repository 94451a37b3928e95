package dev.waymark.sandbox.fit;

import java.util.List;

/**
 * A part of the report: a title, sentences, and a table that may be empty.
 *
 * @param columns the table's heading; the first column is text, the others are numbers
 * @param rows each as long as the heading
 */
record Section(
    String title, List<String> sentences, List<String> columns, List<List<String>> rows) {

  Section {
    sentences = List.copyOf(sentences);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  static Section of(String title, String... sentences) {
    return new Section(title, List.of(sentences), List.of(), List.of());
  }

  /** This section with other columns and rows. */
  Section table(List<String> heading, List<List<String>> lines) {
    return new Section(title, sentences, heading, lines);
  }
}
