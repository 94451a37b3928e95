package dev.waymark.wire;

import static dev.waymark.wire.RejectReason.NO_IDENTIFIER;
import static dev.waymark.wire.RejectReason.OVERSIZED;

import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the fields that every input shares, in the order in which every input has them. */
final class OriginReader {

  private static final IdentifierType[] TYPES = {
    IdentifierType.DEVICE,
    IdentifierType.EMAIL_HASH,
    IdentifierType.PHONE_HASH,
    IdentifierType.SOCIAL_HANDLE,
    IdentifierType.LOYALTY_CARD
  };

  /** The most identifiers of one event; nobody has so many. */
  static final int MOST_IDENTIFIERS = 64;

  private final BlockedNames blocked;

  OriginReader(BlockedNames blocked) {
    this.blocked = blocked;
  }

  /** The shared fields that follow the event's id. */
  Origin read(String eventId, Cursor in) throws Refused {
    long occurredAtMs = Bounds.time(in.number(), "occurred_at");
    String customerId = usable(in.optionalName("customer_id"));
    List<Identifier> identifiers = identifiers(in);
    if (customerId.isEmpty() && identifiers.isEmpty()) {
      throw new Refused(
          NO_IDENTIFIER, "customer_id and identifiers name nobody: an event needs a usable name");
    }
    return new Origin(
        eventId,
        occurredAtMs,
        customerId,
        identifiers,
        in.optionalWord("source"),
        in.optionalWord("channel"),
        in.optionalWord("campaign"),
        in.optionalName("referrer"));
  }

  private String usable(String customerId) {
    return blocked.blocks(customerId) ? "" : customerId;
  }

  private List<Identifier> identifiers(Cursor in) throws Refused {
    long left = in.block();
    if (left == 0) {
      return List.of();
    }
    List<Identifier> found = new ArrayList<>(2);
    int read = 0;
    for (; left > 0; left = in.block()) {
      for (; left > 0; left--) {
        if (++read > MOST_IDENTIFIERS) {
          throw new Refused(OVERSIZED, "identifiers are more than " + MOST_IDENTIFIERS);
        }
        IdentifierType type = in.choice(TYPES, "identifiers.type");
        String value = plain(type, in.name("identifiers.value"));
        if (!blocked.blocks(value)) {
          found.add(new Identifier(type, value));
        }
      }
    }
    return found;
  }

  /** Writes an identifier as it is compared. */
  static String plain(IdentifierType type, String value) {
    return switch (type) {
      case EMAIL_HASH, SOCIAL_HANDLE -> value.strip().toLowerCase(Locale.ROOT);
      case LOYALTY_CARD, PHONE_HASH, DEVICE -> value;
    };
  }
}
