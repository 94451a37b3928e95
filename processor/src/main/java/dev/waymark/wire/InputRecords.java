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
    Origin origin = purchase.origin();
    return new dev.waymark.schema.Purchase(
        origin.eventId(),
        Instant.ofEpochMilli(origin.occurredAtMs()),
        optional(origin.customerId()),
        identifiers(origin),
        optional(origin.source()),
        optional(origin.channel()),
        optional(origin.campaign()),
        optional(origin.referrer()),
        PurchaseStep.valueOf(purchase.step().name()),
        optional(purchase.orderId()),
        purchase.amount().minor(),
        purchase.amount().currency().getCurrencyCode(),
        purchase.items(),
        purchase.promisedByMs() == 0 ? null : Instant.ofEpochMilli(purchase.promisedByMs()),
        optional(purchase.category()));
  }

  private static SpecificRecord contact(SupportContact contact, String text) {
    Origin origin = contact.origin();
    return new dev.waymark.schema.SupportContact(
        origin.eventId(),
        Instant.ofEpochMilli(origin.occurredAtMs()),
        optional(origin.customerId()),
        identifiers(origin),
        optional(origin.source()),
        optional(origin.channel()),
        optional(origin.campaign()),
        optional(origin.referrer()),
        SupportContactStep.valueOf(contact.step().name()),
        optional(contact.contactId()),
        reason(contact.reason()),
        optional(contact.orderId()),
        sentiment(contact.sentiment()),
        optional(text));
  }

  private static SpecificRecord mention(SocialMention mention, String text) {
    Origin origin = mention.origin();
    return new dev.waymark.schema.SocialMention(
        origin.eventId(),
        Instant.ofEpochMilli(origin.occurredAtMs()),
        optional(origin.customerId()),
        identifiers(origin),
        optional(origin.source()),
        optional(origin.channel()),
        optional(origin.campaign()),
        optional(origin.referrer()),
        mention.network(),
        sentiment(mention.sentiment()),
        optional(text),
        mention.reach(),
        reason(mention.reason()));
  }

  private static SpecificRecord install(AppInstall install) {
    Origin origin = install.origin();
    return new dev.waymark.schema.AppInstall(
        origin.eventId(),
        Instant.ofEpochMilli(origin.occurredAtMs()),
        optional(origin.customerId()),
        identifiers(origin),
        optional(origin.source()),
        optional(origin.channel()),
        optional(origin.campaign()),
        optional(origin.referrer()),
        AppInstallStep.valueOf(install.step().name()),
        optional(install.platform()),
        optional(install.appVersion()));
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

  private static @Nullable String optional(String text) {
    return text.isEmpty() ? null : text;
  }
}
