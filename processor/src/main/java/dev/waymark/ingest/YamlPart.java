package dev.waymark.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A part of a mapping file; what is wrong with it goes onto the list of faults, and reading goes on
 * so that all of them are found.
 *
 * @param path the keys that lead here, each with a dot behind it
 */
record YamlPart(String path, JsonNode node, List<String> faults) {

  YamlPart {
    if (!node.isObject()) {
      faults.add(
          (path.isEmpty() ? "the file" : path.substring(0, path.length() - 1))
              + " is "
              + node
              + ": it must be a list of keys and values");
      node = JsonNodeFactory.instance.objectNode();
    }
  }

  void refuse(String key, String value, String rule) {
    String fault = path + key + (value.isEmpty() ? " " : " is " + value + ": it ") + rule;
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  void allowOnly(Set<String> known) {
    keys().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> refuse(key, "", "is no key of a mapping: " + new TreeSet<>(known)));
  }

  Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  String text(String key, String otherwise) {
    JsonNode value = node.get(key);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    if (!value.isValueNode()) {
      refuse(key, value.toString(), "must be one text");
      return otherwise;
    }
    return value.asText();
  }

  YamlPart part(String key) {
    JsonNode value = node.get(key);
    return new YamlPart(
        path + key + ".",
        value == null || value.isNull() ? JsonNodeFactory.instance.objectNode() : value,
        faults);
  }

  /** The entries of a list of parts. */
  List<YamlPart> parts(String key) {
    List<YamlPart> all = new ArrayList<>();
    list(key)
        .forEach(
            entry -> all.add(new YamlPart(path + key + "[" + all.size() + "].", entry, faults)));
    return all;
  }

  List<String> texts(String key) {
    List<String> all = new ArrayList<>();
    list(key).forEach(entry -> all.add(entry.asText()));
    return all;
  }

  /** All entries as texts. */
  Map<String, String> map() {
    Map<String, String> all = new LinkedHashMap<>();
    keys().forEach(key -> all.put(key, text(key, "")));
    return all;
  }

  private Iterable<JsonNode> list(String key) {
    JsonNode value = node.get(key);
    if (value == null || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      refuse(key, value.toString(), "must be a list");
      return List.of();
    }
    return value;
  }
}
