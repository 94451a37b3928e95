package dev.waymark.wire;

import dev.waymark.domain.event.EventKind;
import dev.waymark.schema.Erasure;
import dev.waymark.schema.Link;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The way in and out: reads the inputs, writes the outputs. Our own serdes may be shared by
 * threads; where another is named by a setting, each call here makes a new one.
 */
public final class Wire {

  private final SchemaRegistry registry;
  private final SchemaIds ids;
  private final WireSettings settings;

  private Wire(SchemaRegistry registry, WireSettings settings) {
    Trust.ourRecords();
    this.registry = registry;
    this.ids = new SchemaIds(registry, settings.registers());
    this.settings = settings;
  }

  /** By these settings, with the registry they name. */
  public static Wire of(WireSettings settings) {
    return over(new HttpRegistry(settings.registry()), settings);
  }

  /** By these settings, with this registry in place of the one they name. */
  public static Wire over(SchemaRegistry registry, WireSettings settings) {
    return new Wire(registry, settings);
  }

  /** Reads the events of one kind. */
  public Deserializer<Decoded> input(EventKind kind) {
    InputDeserializer own = new InputDeserializer(kind, registry, settings.inputs());
    return isOwn() ? own : new ForeignInput(theirs(), kind, own, settings.inputs().largestBytes());
  }

  /** Reads commands that links are made or taken back. */
  public Deserializer<Decoded> links() {
    return new Commands<>(output(Link.class).deserializer(), settings.inputs());
  }

  /** Reads commands that somebody is forgotten. */
  public Deserializer<Decoded> erasures() {
    return new Commands<>(output(Erasure.class).deserializer(), settings.inputs());
  }

  /** Writes and reads the records of an output or a command topic. */
  public <T extends SpecificRecord> Serde<T> output(Class<T> type) {
    return isOwn()
        ? Serdes.serdeFrom(
            new RecordSerializer<T>(type, ids), new RecordDeserializer<>(type, registry))
        : Serdes.serdeFrom(
            new ForeignRecords.Writing<T>(theirs()), new ForeignRecords.Reading<>(theirs(), type));
  }

  /** Writes the records in which events of one kind travel, for producers. */
  public Serializer<SpecificRecord> writer(EventKind kind) {
    return isOwn()
        ? new RecordSerializer<>(Schemas.recordOf(kind), ids)
        : new ForeignRecords.Writing<>(theirs());
  }

  /**
   * Looks up now, and not in the middle of the work, under which id the records of a topic are
   * written.
   *
   * @throws RegistryRefusal when the schema is not registered and may not be
   */
  public void prepare(String topic, Class<? extends SpecificRecord> type) {
    if (isOwn()) {
      ids.id(topic, type);
    }
  }

  private boolean isOwn() {
    return settings.serdeClass().isEmpty();
  }

  private Serde<Object> theirs() {
    return new SerdeByName(settings.serdeClass(), settings.serdeSettings()).load();
  }
}
