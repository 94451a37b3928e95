package dev.waymark.oracle;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.Sentiment;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** The fields of an event as they are written, those of other kinds left empty. */
record RawEvent(
    Event event,
    String kind,
    String step,
    String order,
    long amount,
    long promisedByMs,
    String contact,
    String reason,
    boolean leaving,
    @Nullable Integer sentiment,
    String network,
    long reach) {

  static RawEvent of(Event event) {
    if (event instanceof Purchase p) {
      return new RawEvent(
          event,
          "PURCHASE",
          p.step().name(),
          p.orderId(),
          p.amount().minor(),
          p.promisedByMs(),
          "",
          p.reason().name(),
          false,
          null,
          "",
          0);
    }
    if (event instanceof SupportContact s) {
      return said(
          event,
          "CONTACT",
          s.step().name(),
          s.orderId(),
          s.contactId(),
          s.reason(),
          s.leaving(),
          s.sentiment(),
          "",
          0);
    }
    if (event instanceof SocialMention m) {
      return said(
          event,
          "MENTION",
          "",
          m.orderId(),
          "",
          m.reason(),
          m.leaving(),
          m.sentiment(),
          m.network(),
          m.reach());
    }
    String step = ((AppInstall) event).step().name();
    return new RawEvent(event, "INSTALL", step, "", 0, 0, "", "", false, null, "", 0);
  }

  private static RawEvent said(
      Event event,
      String kind,
      String step,
      String order,
      String contact,
      Reason reason,
      boolean leaving,
      Sentiment tone,
      String network,
      long reach) {
    Integer sentiment = tone.equals(Sentiment.UNKNOWN) ? null : tone.thousandths();
    return new RawEvent(
        event, kind, step, order, 0, 0, contact, reason.name(), leaving, sentiment, network, reach);
  }

  void append(long arrival, DuckDBAppender rows) throws SQLException {
    rows.beginRow()
        .append(arrival)
        .append(event.origin().customerId())
        .append(event.eventId())
        .append(event.occurredAtMs())
        .append(kind)
        .append(step)
        .append(order)
        .append(amount)
        .append(promisedByMs)
        .append(contact)
        .append(reason)
        .append(leaving);
    if (sentiment == null) {
      rows.appendNull();
    } else {
      rows.append(sentiment.intValue());
    }
    rows.append(network)
        .append(reach)
        .append(event.origin().source())
        .append(event.origin().channel())
        .append(event.origin().campaign())
        .append(event.origin().referrer())
        .append(device())
        .endRow();
  }

  private String device() {
    return event.origin().identifiers().stream()
        .filter(one -> one.type() == IdentifierType.DEVICE)
        .map(Identifier::value)
        .findFirst()
        .orElse("");
  }
}
