package dev.waymark.wire;

import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * The ids under which our schemas are registered. Only where it is told to, as in the sandbox, does
 * it register what is missing.
 */
final class SchemaIds {

  private final SchemaRegistry registry;
  private final boolean registers;

  SchemaIds(SchemaRegistry registry, boolean registers) {
    this.registry = registry;
    this.registers = registers;
  }

  int id(String topic, Class<? extends SpecificRecord> type) {
    Schema schema = Schemas.of(type);
    String subject = Schemas.subject(topic);
    OptionalInt known = registry.id(subject, schema);
    if (known.isPresent()) {
      return known.getAsInt();
    }
    if (!registers) {
      throw new RegistryRefusal(
          "schema "
              + schema.getFullName()
              + " is not registered under "
              + subject
              + ": register it, or allow Waymark to");
    }
    return registry.register(subject, schema, Schemas.promise(type));
  }
}
