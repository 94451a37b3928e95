package dev.waymark.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a row says beyond its columns: a JSON object in the column {@code extra}. */
record Extra(JsonNode object) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Extra of(String cell) throws UnreadableCell {
    if (cell.isEmpty()) {
      return new Extra(JSON.createObjectNode());
    }
    try {
      JsonNode parsed = JSON.readTree(cell);
      if (parsed != null && parsed.isObject()) {
        return new Extra(parsed);
      }
    } catch (JsonProcessingException e) {
      // Falls through to the one complaint about it.
    }
    throw new UnreadableCell("extra", cell, "must be a JSON object");
  }

  /** A member as text, empty where it is missing or null. */
  String text(String name) {
    JsonNode member = object.get(name);
    return member == null || member.isNull() ? "" : member.asText().strip();
  }
}
