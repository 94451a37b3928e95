package dev.waymark.wire;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.Sentiment;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.schema.AppInstallStep;
import dev.waymark.schema.Identifier;
import dev.waymark.schema.IdentifierType;
import dev.waymark.schema.PurchaseStep;
import dev.waymark.schema.SupportContactStep;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Events as records, for producers. An event does not hold the text it came with, so whoever has
 * one gives it here; whether somebody means to leave is said by the text alone.
 */
public final class InputRecords {

  static {
    Trust.ourRecords();
  }

  private InputRecords() {}

  /** The record of an event without a text. */
  public static SpecificRecord of(Event event) {
    return of(event, "");
  }

  /** The record of an event; the text is empty where there is none. */
  public static SpecificRecord of(Event event, String text) {
    if (event instanceof Purchase purchase) {
      return purchase(purchase);
    }
    if (event instanceof SupportContact contact) {
      return contact(contact, text);
    }
    if (event instanceof SocialMention mention) {
      return mention(mention, text);
    }
    return install((AppInstall) event);
  }

  private static SpecificRecord purchase(Purchase purchase) {
    var record = sharing(purchase.origin(), new dev.waymark.schema.Purchase());
    record.setStep(PurchaseStep.valueOf(purchase.step().name()));
    record.setOrderId(optional(purchase.orderId()));
    record.setAmount(purchase.amount().minor());
    record.setCurrency(purchase.amount().currency().getCurrencyCode());
    record.setItems(purchase.items());
    record.setPromisedBy(optional(purchase.promisedByMs()));
    record.setCategory(optional(purchase.category()));
    record.setReason(reason(purchase.reason()));
    return record;
  }

  private static SpecificRecord contact(SupportContact contact, String text) {
    var record = sharing(contact.origin(), new dev.waymark.schema.SupportContact());
    record.setStep(SupportContactStep.valueOf(contact.step().name()));
    record.setContactId(optional(contact.contactId()));
    record.setReason(reason(contact.reason()));
    record.setOrderId(optional(contact.orderId()));
    record.setSentiment(sentiment(contact.sentiment()));
    record.setText(optional(text));
    return record;
  }

  private static SpecificRecord mention(SocialMention mention, String text) {
    var record = sharing(mention.origin(), new dev.waymark.schema.SocialMention());
    record.setNetwork(mention.network());
    record.setSentiment(sentiment(mention.sentiment()));
    record.setText(optional(text));
    record.setReach(mention.reach());
    record.setReason(reason(mention.reason()));
    record.setOrderId(optional(mention.orderId()));
    return record;
  }

  private static SpecificRecord install(AppInstall install) {
    var record = sharing(install.origin(), new dev.waymark.schema.AppInstall());
    record.setStep(AppInstallStep.valueOf(install.step().name()));
    record.setPlatform(optional(install.platform()));
    record.setAppVersion(optional(install.appVersion()));
    return record;
  }

  /** Puts in the fields that every input shares; all have them first and in this order. */
  private static <T extends SpecificRecord> T sharing(Origin origin, T record) {
    record.put(0, origin.eventId());
    record.put(1, Instant.ofEpochMilli(origin.occurredAtMs()));
    record.put(2, optional(origin.customerId()));
    record.put(3, identifiers(origin));
    record.put(4, optional(origin.source()));
    record.put(5, optional(origin.channel()));
    record.put(6, optional(origin.campaign()));
    record.put(7, optional(origin.referrer()));
    return record;
  }

  private static List<Identifier> identifiers(Origin origin) {
    return origin.identifiers().stream()
        .map(name -> new Identifier(IdentifierType.valueOf(name.type().name()), name.value()))
        .toList();
  }

  private static @Nullable String reason(Reason reason) {
    return reason == Reason.NONE ? null : reason.name();
  }

  private static @Nullable Double sentiment(Sentiment sentiment) {
    return sentiment.isKnown() ? sentiment.thousandths() / 1000.0 : null;
  }

  private static @Nullable Instant optional(long ms) {
    return ms == 0 ? null : Instant.ofEpochMilli(ms);
  }

  private static @Nullable String optional(String text) {
    return text.isEmpty() ? null : text;
  }
}
