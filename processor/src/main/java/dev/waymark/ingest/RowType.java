package dev.waymark.ingest;

import dev.waymark.domain.event.EventKind;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * A type of canonical row.
 *
 * @param kind the kind of event it says
 * @param maker makes the record
 */
record RowType(EventKind kind, Maker maker) {

  SpecificRecord record(Cells cells, String eventId, Instant occurredAt) throws UnreadableCell {
    return maker.record(cells, eventId, occurredAt);
  }

  /** Makes a record of a row's cells. */
  interface Maker {
    SpecificRecord record(Cells cells, String eventId, Instant occurredAt) throws UnreadableCell;
  }
}
