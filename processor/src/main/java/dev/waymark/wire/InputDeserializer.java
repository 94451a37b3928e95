package dev.waymark.wire;

import static dev.waymark.wire.RejectReason.OVERSIZED;
import static dev.waymark.wire.RejectReason.UNKNOWN_SCHEMA_ID;
import static dev.waymark.wire.RejectReason.WRONG_SCHEMA;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.EventKind;
import dev.waymark.wire.SchemaRegistry.Entry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one input topic. Whatever the bytes are, the answer is a value; the one
 * exception is a {@link RegistryOutage}, which is nothing the record could help. Threads may share
 * it.
 */
public final class InputDeserializer implements Deserializer<Decoded> {

  private static final byte[] NOTHING = {};

  private final EventKind kind;
  private final Schema ours;
  private final SchemaRegistry registry;
  private final EventReader events;
  private final int largestBytes;
  private final Words words = new Words();
  private final Map<Integer, Written> writtenById = new ConcurrentHashMap<>();
  private volatile @Nullable Written last;

  InputDeserializer(EventKind kind, SchemaRegistry registry, InputRules rules) {
    this.kind = kind;
    this.ours = Schemas.of(Schemas.recordOf(kind));
    this.registry = registry;
    this.events = new EventReader(rules);
    this.largestBytes = rules.largestBytes();
  }

  /** How the bodies of one schema id are read; it never changes. */
  private record Written(int id, Way way) {}

  private sealed interface Way {

    /** By our own schema, straight. */
    record Direct() implements Way {}

    /** By another version. */
    record Translated(Translation by) implements Way {}

    /** Not at all. */
    record Closed(String why) implements Way {}
  }

  @Override
  public Decoded deserialize(String topic, byte @Nullable [] data) {
    byte[] value = data == null ? NOTHING : data;
    try {
      return new Decoded.Read(read(value), value);
    } catch (Refused e) {
      return e.rejected(value);
    }
  }

  /** Reads an Avro body by our own schema, without a header. */
  Event readBody(byte[] body) throws Refused {
    return events.read(kind, new Cursor(body, 0, body.length, words));
  }

  private Event read(byte[] value) throws Refused {
    if (value.length > largestBytes) {
      throw new Refused(OVERSIZED, "has " + value.length + " bytes: at most " + largestBytes);
    }
    Way way = way(WireFormat.schemaId(value));
    if (way instanceof Way.Direct) {
      return events.read(kind, new Cursor(value, WireFormat.HEADER_BYTES, value.length, words));
    }
    if (way instanceof Way.Translated translated) {
      return readBody(translated.by().toOurs(value));
    }
    throw new Refused(WRONG_SCHEMA, ((Way.Closed) way).why());
  }

  private Way way(int id) throws Refused {
    Written latest = last;
    if (latest != null && latest.id() == id) {
      return latest.way();
    }
    Written known = writtenById.get(id);
    if (known == null) {
      known = new Written(id, ask(id));
      writtenById.put(id, known);
    }
    last = known;
    return known.way();
  }

  private Way ask(int id) throws Refused {
    Entry entry = registry.schema(id);
    if (entry instanceof Entry.Known known) {
      return wayFrom(id, known.schema());
    }
    if (entry instanceof Entry.Foreign foreign) {
      return new Way.Closed("schema id " + id + " " + foreign.why());
    }
    throw new Refused(UNKNOWN_SCHEMA_ID, "schema id " + id + ": the registry does not know it");
  }

  private Way wayFrom(int id, Schema writer) {
    if (writer.getType() != Schema.Type.RECORD || !writer.getName().equals(ours.getName())) {
      String name = writer.getFullName();
      return new Way.Closed("schema id " + id + " is " + name + ": expecting " + ours.getName());
    }
    if (Endless.isAny(writer)) {
      return new Way.Closed("schema id " + id + " has lists of items that take no bytes");
    }
    return Schemas.areWrittenAlike(writer, ours)
        ? new Way.Direct()
        : new Way.Translated(new Translation(writer, ours));
  }
}
