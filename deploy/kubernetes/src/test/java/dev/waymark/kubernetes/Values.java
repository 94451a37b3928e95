package dev.waymark.kubernetes;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What somebody gives the chart: one of the sets in {@code values/}, changed where a test says. */
record Values(ObjectNode tree) {

  static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private static final Path SETS = Path.of("values");

  /** The names of all sets. */
  static List<String> sets() {
    try (Stream<Path> files = Files.list(SETS)) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Values of(String set) {
    return read(SETS.resolve(set + ".yaml"));
  }

  /** The chart's own. */
  static Values defaults() {
    return read(HelmChart.FOLDER.resolve("values.yaml"));
  }

  private static Values read(Path file) {
    try {
      return new Values((ObjectNode) YAML.readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same with another value in one place.
   *
   * @param pointer where, such as {@code /http/port}
   * @param yaml what, as YAML
   */
  Values with(String pointer, String yaml) {
    JsonPointer at = JsonPointer.compile(pointer);
    ObjectNode changed = tree.deepCopy();
    try {
      parent(changed, at.head()).set(at.last().getMatchingProperty(), YAML.readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Values(changed);
  }

  private static ObjectNode parent(ObjectNode tree, JsonPointer at) {
    return at.matches() ? tree : tree.withObject(at);
  }

  /** These over others, as Helm lays them. */
  Values over(Values others) {
    ObjectNode merged = others.tree.deepCopy();
    merge(merged, tree);
    return new Values(merged);
  }

  private static void merge(ObjectNode below, ObjectNode above) {
    above
        .properties()
        .forEach(
            entry -> {
              JsonNode under = below.get(entry.getKey());
              if (under instanceof ObjectNode map && entry.getValue() instanceof ObjectNode more) {
                merge(map, more);
              } else {
                below.set(entry.getKey(), entry.getValue());
              }
            });
  }

  String text(String pointer) {
    return tree.at(pointer).asText();
  }

  /** Written where Helm can read it. */
  Path file() {
    try {
      Path file = Files.createTempFile("values", ".yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, YAML.writeValueAsString(tree));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
