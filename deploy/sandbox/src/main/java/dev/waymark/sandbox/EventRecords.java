package dev.waymark.sandbox;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.Sentiment;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.sandbox.simulator.Delivery;
import dev.waymark.schema.AppInstallStep;
import dev.waymark.schema.Identifier;
import dev.waymark.schema.IdentifierType;
import dev.waymark.schema.PurchaseStep;
import dev.waymark.schema.SupportContactStep;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Made-up events as the records in which a source would send them. */
final class EventRecords {

  private EventRecords() {}

  static SpecificRecord of(Delivery delivery) {
    Event event = delivery.event();
    if (event instanceof Purchase purchase) {
      return purchase(purchase);
    }
    if (event instanceof SupportContact contact) {
      return contact(contact, delivery.text());
    }
    if (event instanceof SocialMention mention) {
      return mention(mention, delivery.text());
    }
    return install((AppInstall) event);
  }

  /** The key that keeps the events of one somebody together: their id, or what stands for it. */
  static String key(Event event) {
    Origin origin = event.origin();
    return origin.customerId().isEmpty()
        ? origin.identifiers().get(0).value()
        : origin.customerId();
  }

  private static SpecificRecord purchase(Purchase event) {
    Origin origin = event.origin();
    return dev.waymark.schema.Purchase.newBuilder()
        .setEventId(origin.eventId())
        .setOccurredAt(Instant.ofEpochMilli(origin.occurredAtMs()))
        .setCustomerId(orNull(origin.customerId()))
        .setIdentifiers(identifiers(origin))
        .setSource(orNull(origin.source()))
        .setChannel(orNull(origin.channel()))
        .setCampaign(orNull(origin.campaign()))
        .setReferrer(orNull(origin.referrer()))
        .setStep(PurchaseStep.valueOf(event.step().name()))
        .setOrderId(orNull(event.orderId()))
        .setAmount(event.amount().minor())
        .setCurrency(event.amount().currency().getCurrencyCode())
        .setItems(event.items())
        .setPromisedBy(
            event.promisedByMs() == 0 ? null : Instant.ofEpochMilli(event.promisedByMs()))
        .setCategory(orNull(event.category()))
        .build();
  }

  private static SpecificRecord contact(SupportContact event, String text) {
    Origin origin = event.origin();
    return dev.waymark.schema.SupportContact.newBuilder()
        .setEventId(origin.eventId())
        .setOccurredAt(Instant.ofEpochMilli(origin.occurredAtMs()))
        .setCustomerId(orNull(origin.customerId()))
        .setIdentifiers(identifiers(origin))
        .setSource(orNull(origin.source()))
        .setChannel(orNull(origin.channel()))
        .setCampaign(orNull(origin.campaign()))
        .setReferrer(orNull(origin.referrer()))
        .setStep(SupportContactStep.valueOf(event.step().name()))
        .setContactId(orNull(event.contactId()))
        .setReason(word(event.reason()))
        .setOrderId(orNull(event.orderId()))
        .setSentiment(tone(event.sentiment()))
        .setText(orNull(text))
        .build();
  }

  private static SpecificRecord mention(SocialMention event, String text) {
    Origin origin = event.origin();
    return dev.waymark.schema.SocialMention.newBuilder()
        .setEventId(origin.eventId())
        .setOccurredAt(Instant.ofEpochMilli(origin.occurredAtMs()))
        .setCustomerId(orNull(origin.customerId()))
        .setIdentifiers(identifiers(origin))
        .setSource(orNull(origin.source()))
        .setChannel(orNull(origin.channel()))
        .setCampaign(orNull(origin.campaign()))
        .setReferrer(orNull(origin.referrer()))
        .setNetwork(event.network())
        .setSentiment(tone(event.sentiment()))
        .setText(orNull(text))
        .setReach(event.reach())
        .setReason(word(event.reason()))
        .build();
  }

  private static SpecificRecord install(AppInstall event) {
    Origin origin = event.origin();
    return dev.waymark.schema.AppInstall.newBuilder()
        .setEventId(origin.eventId())
        .setOccurredAt(Instant.ofEpochMilli(origin.occurredAtMs()))
        .setCustomerId(orNull(origin.customerId()))
        .setIdentifiers(identifiers(origin))
        .setSource(orNull(origin.source()))
        .setChannel(orNull(origin.channel()))
        .setCampaign(orNull(origin.campaign()))
        .setReferrer(orNull(origin.referrer()))
        .setStep(AppInstallStep.valueOf(event.step().name()))
        .setPlatform(orNull(event.platform()))
        .setAppVersion(orNull(event.appVersion()))
        .build();
  }

  private static List<Identifier> identifiers(Origin origin) {
    return origin.identifiers().stream()
        .map(
            identifier ->
                new Identifier(
                    IdentifierType.valueOf(identifier.type().name()), identifier.value()))
        .toList();
  }

  private static @Nullable String word(Reason reason) {
    return reason == Reason.NONE ? null : reason.name();
  }

  private static @Nullable Double tone(Sentiment sentiment) {
    return sentiment.isKnown() ? sentiment.thousandths() / 1000.0 : null;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
