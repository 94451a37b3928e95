package dev.waymark.sandbox;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Money;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.Sentiment;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.sandbox.simulator.EventDelivery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Events as rows of the canonical layout for files, one row for each delivery. */
final class EventCsv {

  static final List<String> COLUMNS =
      List.of(
          ("event_id,event_type,customer_id,ts,amount,currency,order_id,items,reason,sentiment,text,"
                  + "channel,source,referrer,status,extra,device_id,email_hash,phone_hash,"
                  + "social_handle,loyalty_card,campaign,promised_by,category,platform,reach,contact_id")
              .split(","));

  private static final Map<IdentifierType, String> IDENTIFIER_COLUMNS =
      new EnumMap<>(
          Map.of(
              IdentifierType.DEVICE, "device_id",
              IdentifierType.EMAIL_HASH, "email_hash",
              IdentifierType.PHONE_HASH, "phone_hash",
              IdentifierType.SOCIAL_HANDLE, "social_handle",
              IdentifierType.LOYALTY_CARD, "loyalty_card"));

  private EventCsv() {}

  static CsvRow row(EventDelivery delivery) {
    Event event = delivery.event();
    CsvRow row = new CsvRow(COLUMNS);
    origin(row, event.origin());
    row.put("text", delivery.text());
    // A switch over a sealed type has to wait for a later language level.
    if (event instanceof Purchase purchase) {
      purchase(row, purchase);
    } else if (event instanceof SupportContact contact) {
      contact(row, contact);
    } else if (event instanceof SocialMention mention) {
      mention(row, mention);
    } else if (event instanceof AppInstall install) {
      install(row, install);
    }
    return row;
  }

  private static void origin(CsvRow row, Origin origin) {
    row.put("event_id", origin.eventId());
    row.put("customer_id", origin.customerId());
    row.put("ts", Instant.ofEpochMilli(origin.occurredAtMs()).toString());
    row.put("channel", origin.channel());
    row.put("source", origin.source());
    row.put("referrer", origin.referrer());
    row.put("campaign", origin.campaign());
    for (Identifier identifier : origin.identifiers()) {
      row.put(IDENTIFIER_COLUMNS.getOrDefault(identifier.type(), ""), identifier.value());
    }
  }

  private static void purchase(CsvRow row, Purchase purchase) {
    row.put(
        "event_type",
        switch (purchase.step()) {
          case PLACED -> "purchase";
          case DELIVERED -> "order_delivered";
          case REFUNDED -> "refund";
          case CANCELLED -> "order_cancelled";
        });
    row.put("order_id", purchase.orderId());
    row.put("amount", decimal(purchase.amount()));
    row.put("currency", purchase.amount().currency().getCurrencyCode());
    row.put("items", Integer.toString(purchase.items()));
    row.put("category", purchase.category());
    row.put("reason", word(purchase.reason()));
    if (purchase.promisedByMs() > 0) {
      row.put("promised_by", Instant.ofEpochMilli(purchase.promisedByMs()).toString());
    }
  }

  private static void contact(CsvRow row, SupportContact contact) {
    row.put(
        "event_type",
        switch (contact.step()) {
          case OPENED -> "support_contact";
          case ANSWERED -> "agent_reply";
          case RESOLVED -> "case_resolved";
          case REOPENED -> "case_reopened";
        });
    row.put("contact_id", contact.contactId());
    row.put("order_id", contact.orderId());
    row.put("reason", word(contact.reason()));
    row.put("sentiment", number(contact.sentiment()));
  }

  private static void mention(CsvRow row, SocialMention mention) {
    row.put("event_type", "social_mention");
    row.put("channel", mention.network());
    row.put("order_id", mention.orderId());
    row.put("reason", word(mention.reason()));
    row.put("sentiment", number(mention.sentiment()));
    row.put("reach", Long.toString(mention.reach()));
  }

  private static void install(CsvRow row, AppInstall install) {
    row.put(
        "event_type",
        switch (install.step()) {
          case INSTALLED -> "app_install";
          case UNINSTALLED -> "app_uninstall";
        });
    row.put("platform", install.platform());
  }

  private static String decimal(Money money) {
    return BigDecimal.valueOf(money.minor(), money.currency().getDefaultFractionDigits())
        .toPlainString();
  }

  private static String word(Reason reason) {
    return reason == Reason.NONE ? "" : reason.name();
  }

  private static String number(Sentiment sentiment) {
    return sentiment.isKnown()
        ? BigDecimal.valueOf(sentiment.thousandths(), 3).stripTrailingZeros().toPlainString()
        : "";
  }
}
