package dev.waymark.sandbox.fit;

import dev.waymark.cli.Format;
import dev.waymark.cli.Sheet;
import java.io.PrintWriter;
import java.util.List;

/** The report as lines. */
final class TextReport {

  private TextReport() {}

  static void write(List<Section> sections, PrintWriter out) {
    for (Section section : sections) {
      out.println();
      out.println(section.title());
      section.sentences().forEach(sentence -> out.println("  " + sentence));
      if (!section.rows().isEmpty()) {
        new Sheet(Format.TABLE, indented(section.columns()), out)
            .show(section.rows().stream().map(TextReport::indented).toList());
      }
    }
    out.flush();
  }

  private static List<String> indented(List<String> cells) {
    List<String> line = new java.util.ArrayList<>(cells);
    line.set(0, "  " + line.get(0));
    return line;
  }
}
