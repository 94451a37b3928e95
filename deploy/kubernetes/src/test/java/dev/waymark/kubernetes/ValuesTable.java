package dev.waymark.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What values.yaml says of each value in the comment above it. */
record ValuesTable(List<Row> rows) {

  private static final Pattern LINE = Pattern.compile("( *)([A-Za-z]+):(.*)");
  private static final int INDENT = 2;

  /** One value. */
  record Row(String path, String standard, String sentence) {

    Row {
      if (!sentence.matches("[A-Z].*\\.")) {
        throw new IllegalArgumentException(
            path + " is explained by '" + sentence + "': no sentence");
      }
    }

    String markdown() {
      return "| `%s` | %s | %s |%n".formatted(path, shown(), sentence.replace("|", "\\|"));
    }

    private String shown() {
      return standard.isEmpty() ? "" : "`" + standard + "`";
    }
  }

  /**
   * Reads the comments.
   *
   * @throws IllegalArgumentException when a value has none
   */
  static ValuesTable of(String yaml) {
    List<Row> rows = new ArrayList<>();
    Deque<String> path = new ArrayDeque<>();
    String sentence = "";
    JsonNode values = tree(yaml);
    for (String line : yaml.split("\n", -1)) {
      Matcher key = LINE.matcher(line);
      if (line.strip().startsWith("#")) {
        sentence = line.strip().substring(1).strip();
      } else if (line.isBlank()) {
        sentence = "";
      } else if (key.matches()) {
        while (path.size() > key.group(1).length() / INDENT) {
          path.removeLast();
        }
        path.addLast(key.group(2));
        String name = String.join(".", path);
        boolean isValue = !key.group(3).isBlank() || !sentence.isEmpty();
        if (isValue && isNotInside(name, rows)) {
          rows.add(new Row(name, text(values.at("/" + String.join("/", path))), sentence));
        }
        sentence = "";
      }
    }
    return new ValuesTable(List.copyOf(rows));
  }

  /** Where a map as a whole is explained, its entries are not. */
  private static boolean isNotInside(String path, List<Row> rows) {
    return rows.stream().noneMatch(row -> path.startsWith(row.path() + "."));
  }

  private static JsonNode tree(String yaml) {
    try {
      return Values.YAML.readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  String markdown() {
    return "| value | default | what it is for |\n|---|---|---|\n"
        + rows.stream().map(Row::markdown).collect(Collectors.joining());
  }
}
