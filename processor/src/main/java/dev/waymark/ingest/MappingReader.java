package dev.waymark.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a mapping file and lists everything that is wrong with it. */
final class MappingReader {

  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private static final Set<String> PER_EVENT = Set.of("columns", "constants", "when");
  private static final Set<String> KEYS =
      new TreeSet<>(
          List.of(
              "layout",
              "file",
              "time",
              "amounts",
              "absent",
              "reasons",
              "values",
              "columns",
              "constants",
              "when",
              "events"));

  private final Path file;
  private final List<String> faults = new ArrayList<>();

  MappingReader(Path file) {
    this.file = file;
  }

  Mapping read() {
    YamlPart top = new YamlPart("", tree(), faults);
    top.allowOnly(KEYS);
    Mapping mapping =
        new Mapping(
            dialect(top.part("file")),
            time(top.part("time")),
            amounts(top),
            new HashSet<>(top.texts("absent")),
            values(top),
            events(top));
    if (!faults.isEmpty()) {
      throw new MappingFaults(faults.stream().map(fault -> file + ": " + fault).toList());
    }
    return mapping;
  }

  private JsonNode tree() {
    try {
      JsonNode tree = YAML.readTree(file.toFile());
      return tree == null || tree.isMissingNode() || tree.isNull() ? YAML.createObjectNode() : tree;
    } catch (JsonProcessingException e) {
      throw new MappingFaults(List.of(file + ": is not YAML: " + e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Dialect dialect(YamlPart part) {
    part.allowOnly(Set.of("delimiter", "header"));
    String delimiter = part.text("delimiter", ",");
    if (delimiter.length() != 1) {
      part.refuse("delimiter", delimiter, "must be one character");
    }
    return new Dialect(delimiter.isEmpty() ? ',' : delimiter.charAt(0), part.texts("header"));
  }

  private TimeFormat time(YamlPart part) {
    part.allowOnly(Set.of("format", "zone"));
    String zone = part.text("zone", "UTC");
    String format = part.text("format", TimeFormat.ISO);
    try {
      return TimeFormat.of(format, ZoneId.of(zone));
    } catch (DateTimeException e) {
      part.refuse("zone", zone, "must be a time zone such as Europe/Stockholm");
    } catch (IllegalArgumentException e) {
      part.refuse(
          "format",
          format,
          "must be iso, epoch-seconds, epoch-millis or a pattern such as yyyy-MM-dd HH:mm:ss");
    }
    return TimeFormat.of(TimeFormat.ISO, ZoneId.of("UTC"));
  }

  private Amounts amounts(YamlPart top) {
    String wanted = top.text("amounts", Amounts.DECIMAL.label());
    return Arrays.stream(Amounts.values())
        .filter(amounts -> amounts.label().equals(wanted))
        .findFirst()
        .orElseGet(
            () -> {
              top.refuse("amounts", wanted, "must be decimal, decimal-comma or minor");
              return Amounts.DECIMAL;
            });
  }

  private Map<String, Map<String, String>> values(YamlPart top) {
    YamlPart part = top.part("values");
    Map<String, Map<String, String>> values = new TreeMap<>();
    part.keys().forEach(column -> values.put(column, part.part(column).map()));
    refuseUnknownColumns(part, values.keySet());
    Map<String, String> reasons = top.part("reasons").map();
    if (!reasons.isEmpty() && values.put("reason", reasons) != null) {
      top.refuse("reasons", "", "and values.reason say the same thing: one of them is enough");
    }
    refuseUnknownTypes(part, values.getOrDefault("event_type", Map.of()).values());
    return values;
  }

  private List<MappedEvent> events(YamlPart top) {
    List<YamlPart> parts = top.parts("events");
    if (parts.isEmpty()) {
      return List.of(event(top, new YamlPart("", YAML.createObjectNode(), faults)));
    }
    parts.forEach(part -> part.allowOnly(PER_EVENT));
    return parts.stream().map(part -> event(top, part)).toList();
  }

  private MappedEvent event(YamlPart top, YamlPart own) {
    Map<String, Template> columns = new TreeMap<>();
    Map<String, String> constants = new TreeMap<>();
    if (isCanonical(top)) {
      Columns.ALL.forEach(column -> columns.put(column, Template.of(column)));
    }
    apply(top, columns, constants);
    apply(own, columns, constants);
    if (!isCanonical(top)) {
      refuseIncomplete(own, columns.keySet(), constants.keySet());
    }
    return new MappedEvent(own.text("when", top.text("when", "")), columns, constants);
  }

  private boolean isCanonical(YamlPart top) {
    String layout = top.text("layout", "");
    if (!layout.isEmpty() && !layout.equals("canonical")) {
      top.refuse("layout", layout, "must be canonical, or not there");
    }
    return layout.equals("canonical");
  }

  /** What is said nearer to the event replaces what is said for all, be it column or constant. */
  private void apply(YamlPart part, Map<String, Template> columns, Map<String, String> constants) {
    Map<String, String> named = part.part("columns").map();
    Map<String, String> fixed = part.part("constants").map();
    refuseUnknownColumns(part.part("columns"), named.keySet());
    refuseUnknownColumns(part.part("constants"), fixed.keySet());
    refuseUnknownTypes(
        part.part("constants"),
        fixed.containsKey("event_type") ? List.of(fixed.get("event_type")) : List.of());
    named.forEach(
        (column, from) -> {
          columns.put(column, Template.of(from));
          constants.remove(column);
          if (fixed.containsKey(column)) {
            part.refuse("columns." + column, from, "is also among the constants: one must go");
          }
        });
    fixed.forEach(
        (column, value) -> {
          constants.put(column, value);
          columns.remove(column);
        });
  }

  private void refuseIncomplete(YamlPart part, Set<String> columns, Set<String> constants) {
    Set<String> given = new TreeSet<>(columns);
    given.addAll(constants);
    Columns.NEEDED.stream()
        .filter(column -> !given.contains(column))
        .forEach(column -> part.refuse("columns", column, "is missing: every event needs it"));
    if (given.stream().noneMatch(Columns.NAMES::contains)) {
      part.refuse("columns", "", "names nobody: one of " + Columns.NAMES + " is needed");
    }
    if (constants.contains("event_id")) {
      part.refuse("constants.event_id", "", "gives every event the same id: build it of columns");
    }
  }

  private static void refuseUnknownColumns(YamlPart part, Set<String> columns) {
    columns.stream()
        .filter(column -> !Columns.ALL.contains(column))
        .forEach(column -> part.refuse(column, "", "is no column of ours: " + Columns.ALL));
  }

  private static void refuseUnknownTypes(YamlPart part, Iterable<String> types) {
    types.forEach(
        type -> {
          if (!RowTypes.ALL.containsKey(type) && !type.equals(Mapping.IGNORE)) {
            part.refuse("event_type", type, "must be ignore or one of " + RowTypes.ALL.keySet());
          }
        });
  }
}
