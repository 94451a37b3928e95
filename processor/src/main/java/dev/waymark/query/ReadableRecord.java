package dev.waymark.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Records as JSON for people and programs: times in ISO-8601, no wrapping of unions. */
public final class ReadableRecord {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ReadableRecord() {}

  /** A record as an object with the fields of its schema. */
  public static ObjectNode json(IndexedRecord value) {
    ObjectNode object = JSON.objectNode();
    for (Field field : value.getSchema().getFields()) {
      object.set(field.name(), node(value.get(field.pos())));
    }
    return object;
  }

  /** The same on several lines. */
  public static String pretty(IndexedRecord value) {
    return json(value).toPrettyString();
  }

  private static JsonNode node(@Nullable Object value) {
    if (value == null) {
      return JSON.nullNode();
    }
    if (value instanceof IndexedRecord nested) {
      return json(nested);
    }
    if (value instanceof List<?> items) {
      ArrayNode array = JSON.arrayNode();
      items.forEach(item -> array.add(node(item)));
      return array;
    }
    if (value instanceof Map<?, ?> entries) {
      ObjectNode object = JSON.objectNode();
      entries.forEach((key, entry) -> object.set(key.toString(), node(entry)));
      return object;
    }
    if (value instanceof ByteBuffer bytes) {
      return JSON.textNode(Base64.getEncoder().encodeToString(copy(bytes)));
    }
    return value instanceof Number || value instanceof Boolean
        ? MAPPER.valueToTree(value)
        : JSON.textNode(value.toString());
  }

  private static byte[] copy(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return copy;
  }
}
