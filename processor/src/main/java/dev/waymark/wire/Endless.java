package dev.waymark.wire;

import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Schemas by which a few bytes can stand for a list of any length, because its items take none: to
 * step over such a list may take hours.
 */
final class Endless {

  private Endless() {}

  /** Whether there is any such list in the schema. */
  static boolean isAny(Schema schema) {
    return isAny(schema, new HashSet<>());
  }

  private static boolean isAny(Schema schema, Set<String> seen) {
    return switch (schema.getType()) {
      case ARRAY ->
          isNothing(schema.getElementType(), new HashSet<>())
              || isAny(schema.getElementType(), seen);
      case MAP -> isAny(schema.getValueType(), seen);
      case UNION -> schema.getTypes().stream().anyMatch(branch -> isAny(branch, seen));
      case RECORD ->
          seen.add(schema.getFullName())
              && schema.getFields().stream().anyMatch(field -> isAny(field.schema(), seen));
      case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> false;
    };
  }

  private static boolean isNothing(Schema item, Set<String> seen) {
    return switch (item.getType()) {
      case NULL -> true;
      case FIXED -> item.getFixedSize() == 0;
      case RECORD ->
          seen.add(item.getFullName())
              && item.getFields().stream().allMatch(field -> isNothing(field.schema(), seen));
      case ARRAY, MAP, UNION, ENUM, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN -> false;
    };
  }
}
