package dev.waymark.sandbox.fit;

import java.util.List;
import java.util.stream.Collectors;

/** The report as one page that needs nothing else, light or dark as the reader has it. */
final class HtmlReport {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>%1$s</title>
      <style>
      :root { --paper: #ffffff; --ink: #1b1f24; --quiet: #59636e; --line: #d8dee4; --fitted: #0b62c4; --shipped: #8a6d1c; }
      @media (prefers-color-scheme: dark) {
        :root { --paper: #12161b; --ink: #e4e9ef; --quiet: #9aa5b1; --line: #2f3742; --fitted: #6cb6ff; --shipped: #d9b650; }
      }
      body { background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; margin: 2rem auto; max-width: 46rem; padding: 0 1rem; }
      h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.1rem; margin-top: 2.2rem; }
      p { margin: .4rem 0; } .table { overflow-x: auto; margin-top: .8rem; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { border-bottom: 1px solid var(--line); padding: .25rem .9rem .25rem 0; text-align: right; white-space: nowrap; }
      th { color: var(--quiet); font-weight: 500; } th:first-child, td:first-child { text-align: left; }
      figure { margin: 1rem 0; } figcaption { color: var(--quiet); font-size: .9rem; }
      svg { width: 100%%; max-width: 30rem; height: auto; } svg text { fill: var(--quiet); font: 12px system-ui, sans-serif; }
      .grid { stroke: var(--line); } .ideal { stroke: var(--quiet); stroke-dasharray: 5 4; }
      polyline { fill: none; stroke-width: 2; }
      .fitted polyline { stroke: var(--fitted); } .fitted circle { fill: var(--fitted); }
      .shipped polyline { stroke: var(--shipped); stroke-dasharray: 2 3; } .shipped circle { fill: var(--shipped); }
      .key-fitted { color: var(--fitted); } .key-shipped { color: var(--shipped); }
      </style>
      </head>
      <body>
      <h1>%1$s</h1>
      %2$s</body>
      </html>
      """;

  private static final String FIGURE =
      """
      <figure>
      %s<figcaption>Held out, by deciles: <span class="key-fitted">fitted weights</span> and \
      <span class="key-shipped">shipped weights</span>. On the dashed line, what was said is what \
      came.</figcaption>
      </figure>
      """;

  private HtmlReport() {}

  /** The page; the plot follows the section with the given title. */
  static String of(String title, List<Section> sections, String plotAfter, String plot) {
    String body =
        sections.stream()
            .map(
                section ->
                    html(section)
                        + (section.title().equals(plotAfter) ? FIGURE.formatted(plot) : ""))
            .collect(Collectors.joining());
    return PAGE.formatted(escaped(title), body);
  }

  private static String html(Section section) {
    String sentences =
        section.sentences().stream()
            .map(sentence -> "<p>" + escaped(sentence) + "</p>\n")
            .collect(Collectors.joining());
    return "<h2>" + escaped(section.title()) + "</h2>\n" + sentences + table(section);
  }

  private static String table(Section section) {
    if (section.rows().isEmpty()) {
      return "";
    }
    return "<div class=\"table\"><table>\n<thead>"
        + row(section.columns(), "th")
        + "</thead>\n<tbody>\n"
        + section.rows().stream().map(row -> row(row, "td") + "\n").collect(Collectors.joining())
        + "</tbody>\n</table></div>\n";
  }

  private static String row(List<String> cells, String tag) {
    return cells.stream()
        .map(cell -> "<" + tag + ">" + escaped(cell) + "</" + tag + ">")
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
