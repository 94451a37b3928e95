package dev.waymark.replay.whatif;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pieces of a page; whatever text goes in is escaped. */
final class Markup {

  private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d\\b");

  private Markup() {}

  /** A cell of a table. */
  record Cell(String html, String style) {

    /** A date stays on one line, though there are hyphens in it. */
    static Cell text(String text) {
      return new Cell(DATE.matcher(escaped(text)).replaceAll("<span class=\"date\">$0</span>"), "");
    }

    static Cell number(String text) {
      return new Cell(escaped(text), "number");
    }

    static Cell code(String text) {
      return new Cell(text.isEmpty() ? "" : "<code>" + escaped(text) + "</code>", "");
    }
  }

  /** A table that scrolls by itself where it is too wide, by keyboard as well. */
  static String table(String caption, List<String> columns, List<List<Cell>> rows) {
    StringBuilder table = new StringBuilder();
    table
        .append(
            "<div class=\"wide"
                + (columns.size() > 5 ? " six" : "")
                + "\" role=\"region\" tabindex=\"0\" aria-label=\"")
        .append(escaped(caption))
        .append("\"><table>\n<caption>")
        .append(escaped(caption))
        .append("</caption>\n<thead><tr>");
    for (int i = 0; i < columns.size(); i++) {
      boolean number = !rows.isEmpty() && rows.get(0).get(i).style().equals("number");
      table
          .append("<th scope=\"col\"")
          .append(number ? " class=\"number\"" : "")
          .append(">")
          .append(escaped(columns.get(i)))
          .append("</th>");
    }
    table.append("</tr></thead>\n<tbody>\n");
    rows.forEach(row -> table.append(row(row)));
    return table.append("</tbody>\n</table></div>\n").toString();
  }

  private static String row(List<Cell> cells) {
    StringBuilder row = new StringBuilder("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      String tag = i == 0 ? "th" : "td";
      Cell cell = cells.get(i);
      row.append("<").append(tag).append(i == 0 ? " scope=\"row\"" : "");
      row.append(cell.style().isEmpty() ? "" : " class=\"" + cell.style() + "\"");
      row.append(">").append(cell.html()).append("</").append(tag).append(">");
    }
    return row.append("</tr>\n").toString();
  }

  static String section(String id, String title, String... parts) {
    return "<section class=\"card\" id=\""
        + id
        + "\" aria-labelledby=\""
        + id
        + "-title\">\n<h2 id=\""
        + id
        + "-title\">"
        + escaped(title)
        + "</h2>\n"
        + String.join("", parts)
        + "</section>\n";
  }

  static String note(String sentence) {
    return "<p class=\"note\">" + escaped(sentence) + "</p>\n";
  }

  static String folded(String summary, String inside) {
    return "<details><summary>" + escaped(summary) + "</summary>\n" + inside + "</details>\n";
  }

  /** A constant's or a KPI's name as words. */
  static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** A moment to the minute, UTC. */
  static String minute(long ms) {
    return Instant.ofEpochMilli(ms).toString().substring(0, 16).replace('T', ' ');
  }

  static String day(long ms) {
    return Instant.ofEpochMilli(ms).toString().substring(0, 10);
  }

  static String escaped(String text) {
    return text.chars()
        .mapToObj(
            c ->
                switch (c) {
                  case '&' -> "&amp;";
                  case '<' -> "&lt;";
                  case '>' -> "&gt;";
                  case '"' -> "&quot;";
                  case '\'' -> "&#39;";
                  default -> String.valueOf((char) c);
                })
        .collect(Collectors.joining());
  }
}
