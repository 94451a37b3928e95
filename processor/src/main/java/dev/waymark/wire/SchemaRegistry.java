package dev.waymark.wire;

import java.util.OptionalInt;
import org.apache.avro.Schema;

/**
 * Where schemas are known by numbers. Every question may end in a {@link RegistryOutage}; whatever
 * was answered once is known from then on without asking.
 */
public interface SchemaRegistry {

  /** What the registry says of a schema id. */
  sealed interface Entry {

    /** An Avro schema. */
    record Known(Schema schema) implements Entry {}

    /** Something, but no Avro schema. */
    record Foreign(String why) implements Entry {}

    /** Nothing has this id. */
    record Unknown() implements Entry {}
  }

  /** The schema of an id. */
  Entry schema(int id);

  /** The id of a schema under a subject, where it is registered there. */
  OptionalInt id(String subject, Schema schema);

  /**
   * Registers a schema under a subject, and what its later versions must keep to.
   *
   * @return its id
   * @throws RegistryRefusal when it breaks with the versions before it
   */
  int register(String subject, Schema schema, Compatibility compatibility);

  /** What the later versions of a subject must keep to. */
  enum Compatibility {
    BACKWARD_TRANSITIVE,
    FULL_TRANSITIVE
  }
}
