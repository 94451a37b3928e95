package dev.waymark.wire;

import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import dev.waymark.schema.Identifier;
import dev.waymark.schema.IdentifierType;
import dev.waymark.schema.LinkSign;
import java.time.Instant;

/** Commands as records, for those who give them. */
public final class CommandRecords {

  static {
    Trust.ourRecords();
  }

  private CommandRecords() {}

  /** The record of a link, or of one that is taken back. */
  public static dev.waymark.schema.Link of(Link link) {
    var record = new dev.waymark.schema.Link();
    record.setLinkId(link.id());
    record.setOccurredAt(Instant.ofEpochMilli(link.atMs()));
    record.setLeft(party(link.left()));
    record.setRight(party(link.right()));
    record.setSign(link.together() ? LinkSign.LINK : LinkSign.UNLINK);
    return record;
  }

  private static dev.waymark.schema.Party party(Party party) {
    var record = new dev.waymark.schema.Party();
    if (party.isCustomer()) {
      record.setCustomerId(party.value());
    } else {
      IdentifierType type = IdentifierType.valueOf(party.type().orElseThrow().name());
      record.setIdentifier(new Identifier(type, party.value()));
    }
    return record;
  }
}
