package dev.waymark.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.avro.Schema;

/** A registry in memory, for tests that need no server. Ids count from 1. */
public final class MemoryRegistry implements SchemaRegistry {

  private final List<Schema> schemas = new ArrayList<>();
  private final Map<String, List<Integer>> subjects = new HashMap<>();

  @Override
  public synchronized Entry schema(int id) {
    return id >= 1 && id <= schemas.size()
        ? new Entry.Known(schemas.get(id - 1))
        : new Entry.Unknown();
  }

  @Override
  public synchronized OptionalInt id(String subject, Schema schema) {
    return subjects.getOrDefault(subject, List.of()).stream()
        .filter(id -> schemas.get(id - 1).equals(schema))
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  @Override
  public synchronized int register(String subject, Schema schema, Compatibility compatibility) {
    int id = add(schema);
    subjects.computeIfAbsent(subject, s -> new ArrayList<>()).add(id);
    return id;
  }

  /** Makes a schema known by an id, whatever its subject. */
  public synchronized int add(Schema schema) {
    int known = schemas.indexOf(schema);
    if (known >= 0) {
      return known + 1;
    }
    schemas.add(schema);
    return schemas.size();
  }
}
