package dev.waymark.wire;

import dev.waymark.domain.event.EventKind;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Reads events from records that never went over a topic, by the rules for those that did. */
public final class UnsentRecords {

  private static final byte[] NO_HEADER = {};

  private final Map<EventKind, EventReader> readers = new EnumMap<>(EventKind.class);
  private final Words words = new Words();

  public UnsentRecords(InputRules rules) {
    for (EventKind kind : EventKind.values()) {
      readers.put(kind, new EventReader(rules));
    }
  }

  /** The event that a record of our own schema says, or why it says none. */
  public Decoded read(EventKind kind, SpecificRecord record) {
    byte[] body = AvroRecords.bytes(NO_HEADER, record);
    try {
      return new Decoded.Read(
          reader(kind).read(kind, new Cursor(body, 0, body.length, words)), body);
    } catch (Refused e) {
      return e.rejected(body);
    }
  }

  private EventReader reader(EventKind kind) {
    EventReader reader = readers.get(kind);
    if (reader == null) {
      throw new IllegalStateException("no reader for " + kind);
    }
    return reader;
  }
}
