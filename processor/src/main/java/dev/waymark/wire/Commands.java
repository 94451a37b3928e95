package dev.waymark.wire;

import static dev.waymark.wire.RejectReason.CONTRADICTION;
import static dev.waymark.wire.RejectReason.CORRUPT;
import static dev.waymark.wire.RejectReason.MISSING_REQUIRED;
import static dev.waymark.wire.RejectReason.NO_IDENTIFIER;
import static dev.waymark.wire.RejectReason.OVERSIZED;

import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.identity.Command;
import dev.waymark.domain.identity.Party;
import dev.waymark.schema.Erasure;
import dev.waymark.schema.Link;
import dev.waymark.schema.LinkSign;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commands about who is who. Whatever the bytes are, the answer is a value; a tombstone,
 * by which a command leaves its topic, is nothing.
 */
final class Commands<T extends SpecificRecord> implements Deserializer<Decoded> {

  private final Deserializer<T> records;
  private final BlockedNames blocked;
  private final int largestBytes;

  Commands(Deserializer<T> records, InputRules rules) {
    this.records = records;
    this.blocked = rules.blocked();
    this.largestBytes = rules.largestBytes();
  }

  @Override
  public @Nullable Decoded deserialize(String topic, byte @Nullable [] data) {
    if (data == null) {
      return null;
    }
    try {
      return new Decoded.Commanded(read(topic, data), data);
    } catch (Refused e) {
      return e.rejected(data);
    }
  }

  private Command read(String topic, byte[] data) throws Refused {
    if (data.length > largestBytes) {
      throw new Refused(OVERSIZED, "has " + data.length + " bytes: at most " + largestBytes);
    }
    SpecificRecord record;
    try {
      record = records.deserialize(topic, data);
    } catch (SerializationException e) {
      throw e.getCause() instanceof Refused why
          ? why
          : new Refused(CORRUPT, "is no command: " + e.getClass().getSimpleName());
    }
    return record instanceof Link link ? link(link) : erasure((Erasure) record);
  }

  private Command link(Link link) throws Refused {
    String id = required(link.getLinkId(), "link_id");
    long atMs = time(link.getOccurredAt(), "occurred_at");
    Party left = party(link.getLeft(), "left");
    Party right = party(link.getRight(), "right");
    if (left.equals(right)) {
      throw new Refused(CONTRADICTION, "left and right are one name: a link needs two");
    }
    return new dev.waymark.domain.identity.Link(
        id, atMs, left, right, link.getSign() == LinkSign.LINK);
  }

  private Command erasure(Erasure erasure) throws Refused {
    String id = required(erasure.getErasureId(), "erasure_id");
    long atMs = time(erasure.getRequestedAt(), "requested_at");
    return new dev.waymark.domain.identity.Erasure(
        id, atMs, customer(erasure.getCustomerId(), "customer_id"));
  }

  private Party party(dev.waymark.schema.Party party, String field) throws Refused {
    if ((party.getCustomerId() == null) == (party.getIdentifier() == null)) {
      throw new Refused(
          CONTRADICTION,
          field + " has both or neither of customer_id and identifier: one is needed");
    }
    if (party.getCustomerId() != null) {
      return customer(party.getCustomerId(), field + ".customer_id");
    }
    return identifier(
        IdentifierType.valueOf(party.getIdentifier().getType().name()),
        party.getIdentifier().getValue(),
        field + ".identifier");
  }

  private Party identifier(IdentifierType type, String value, String field) throws Refused {
    String plain = OriginReader.plain(type, name(value, field));
    if (blocked.blocks(plain)) {
      throw new Refused(NO_IDENTIFIER, field + " names nobody: it is a blocked value");
    }
    return Party.of(new Identifier(type, plain));
  }

  /** A customer's id, or a stand-in such as ~DEVICE:d1 for whoever has that identifier. */
  private Party customer(String id, String field) throws Refused {
    if (blocked.blocks(name(id, field))) {
      throw new Refused(NO_IDENTIFIER, field + " names nobody: it is a blocked value");
    }
    Party party = Party.ofKey(id);
    if (party.type().isPresent()) {
      return identifier(party.type().get(), party.value(), field);
    }
    if (Party.isStandIn(id)) {
      throw new Refused(NO_IDENTIFIER, field + " names nobody: an identifier has a value");
    }
    return party;
  }

  private static String required(String text, String field) throws Refused {
    if (text.isEmpty()) {
      throw new Refused(MISSING_REQUIRED, field + " is empty: it must be there");
    }
    return name(text, field);
  }

  private static String name(String text, String field) throws Refused {
    Cursor.requireReadable(text, field);
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Cursor.LONGEST_NAME_BYTES) {
      throw new Refused(
          OVERSIZED, field + " has " + bytes + " bytes: at most " + Cursor.LONGEST_NAME_BYTES);
    }
    return text;
  }

  private static long time(Instant at, String field) throws Refused {
    return Bounds.time(at.toEpochMilli(), field);
  }
}
