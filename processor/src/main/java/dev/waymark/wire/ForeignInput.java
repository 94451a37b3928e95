package dev.waymark.wire;

import static dev.waymark.wire.RejectReason.CORRUPT;
import static dev.waymark.wire.RejectReason.EMPTY;
import static dev.waymark.wire.RejectReason.OVERSIZED;
import static dev.waymark.wire.RejectReason.WRONG_SCHEMA;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.EventKind;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one input topic by somebody else's serde. What that has read is brought into
 * our own schema and goes the way of all others, so the same rules hold.
 */
final class ForeignInput implements Deserializer<Decoded> {

  private static final byte[] NOTHING = {};
  private static final byte[] ANY_HEADER = new byte[WireFormat.HEADER_BYTES];

  private final Serde<Object> serde;
  private final InputDeserializer own;
  private final int largestBytes;
  private final Schema ours;

  ForeignInput(Serde<Object> serde, EventKind kind, InputDeserializer own, int largestBytes) {
    this.serde = serde;
    this.own = own;
    this.largestBytes = largestBytes;
    this.ours = Schemas.of(Schemas.recordOf(kind));
  }

  @Override
  public Decoded deserialize(String topic, byte @Nullable [] data) {
    byte[] value = data == null ? NOTHING : data;
    try {
      return new Decoded.Read(read(topic, value), value);
    } catch (Refused e) {
      return e.rejected(value);
    }
  }

  @Override
  public void close() {
    serde.close();
  }

  private Event read(String topic, byte[] value) throws Refused {
    if (value.length == 0) {
      throw new Refused(EMPTY, "has no value: an event is one");
    }
    if (value.length > largestBytes) {
      throw new Refused(OVERSIZED, "has " + value.length + " bytes: at most " + largestBytes);
    }
    Object read = theirs(topic, value);
    if (!(read instanceof IndexedRecord avro)
        || !avro.getSchema().getName().equals(ours.getName())) {
      throw new Refused(WRONG_SCHEMA, "is no " + ours.getName() + ": this topic carries these");
    }
    byte[] written = AvroRecords.bytes(ANY_HEADER, avro);
    return own.readBody(new Translation(avro.getSchema(), ours).toOurs(written));
  }

  private @Nullable Object theirs(String topic, byte[] value) throws Refused {
    try {
      return serde.deserializer().deserialize(topic, value);
    } catch (RuntimeException e) {
      if (Outages.isOne(e)) {
        throw new RegistryOutage("the serde's schema registry gives no answer", e);
      }
      throw new Refused(CORRUPT, "the serde cannot read it: " + e.getClass().getSimpleName());
    }
  }
}
