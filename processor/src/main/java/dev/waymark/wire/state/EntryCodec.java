package dev.waymark.wire.state;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.EventKind;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Money;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.Sentiment;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import java.util.Currency;

/** The bytes of ledger entries. */
public final class EntryCodec {

  private static final int VERSION = 1;

  private EntryCodec() {}

  /** An entry on its way. */
  public static byte[] write(Entry entry) {
    return write(entry, entry.event().eventId());
  }

  /** An entry in a ledger, where the key says its event's id. */
  public static byte[] writeKept(Entry entry) {
    return write(entry, "");
  }

  private static byte[] write(Entry entry, String eventId) {
    Event event = entry.event();
    Sink sink = new Sink().raw(VERSION).code(event.kind());
    sink.size(entry.partition()).number(entry.offset());
    origin(sink, eventId, event.origin());
    if (event instanceof Purchase purchase) {
      write(sink, purchase);
    } else if (event instanceof SupportContact contact) {
      write(sink, contact);
    } else if (event instanceof SocialMention mention) {
      write(sink, mention);
    } else if (event instanceof AppInstall install) {
      sink.code(install.step()).text(install.platform()).text(install.appVersion());
    }
    return sink.toBytes();
  }

  public static Entry read(byte[] bytes) {
    return readKept("", bytes);
  }

  /** Reads an entry whose event has an id that is said elsewhere, unless it says one itself. */
  public static Entry readKept(String eventId, byte[] bytes) {
    Source source = new Source(bytes).version(VERSION);
    EventKind kind = source.code(EventKind.class);
    int partition = source.size();
    long offset = source.number();
    Origin origin = origin(source, eventId);
    Event event =
        switch (kind) {
          case PURCHASE -> purchase(source, origin);
          case SUPPORT_CONTACT -> contact(source, origin);
          case SOCIAL_MENTION -> mention(source, origin);
          case APP_INSTALL ->
              new AppInstall(
                  origin, source.code(AppInstall.Step.class), source.text(), source.text());
        };
    return new Entry(event, partition, offset);
  }

  private static void origin(Sink sink, String eventId, Origin origin) {
    sink.number(origin.occurredAtMs()).text(eventId).text(origin.customerId());
    sink.size(origin.identifiers().size());
    for (Identifier identifier : origin.identifiers()) {
      sink.code(identifier.type()).text(identifier.value());
    }
    sink.text(origin.source()).text(origin.channel());
    sink.text(origin.campaign()).text(origin.referrer());
  }

  private static Origin origin(Source source, String knownAs) {
    long occurredAtMs = source.number();
    String eventId = source.text();
    return new Origin(
        eventId.isEmpty() ? knownAs : eventId,
        occurredAtMs,
        source.text(),
        source.list(item -> new Identifier(item.code(IdentifierType.class), item.text())),
        source.text(),
        source.text(),
        source.text(),
        source.text());
  }

  private static void write(Sink sink, Purchase purchase) {
    sink.code(purchase.step()).text(purchase.orderId()).number(purchase.amount().minor());
    sink.text(purchase.amount().currency().getCurrencyCode()).size(purchase.items());
    sink.number(purchase.promisedByMs()).text(purchase.category()).code(purchase.reason());
  }

  private static Purchase purchase(Source source, Origin origin) {
    Purchase.Step step = source.code(Purchase.Step.class);
    String orderId = source.text();
    long minor = source.number();
    Money amount = new Money(minor, Currency.getInstance(source.text()));
    return new Purchase(
        origin,
        step,
        orderId,
        amount,
        source.size(),
        source.number(),
        source.text(),
        source.code(Reason.class));
  }

  private static void write(Sink sink, SupportContact contact) {
    sink.code(contact.step()).text(contact.contactId()).code(contact.reason());
    sink.text(contact.orderId()).number(contact.sentiment().thousandths());
    sink.flag(contact.leaving());
  }

  private static SupportContact contact(Source source, Origin origin) {
    return new SupportContact(
        origin,
        source.code(SupportContact.Step.class),
        source.text(),
        source.code(Reason.class),
        source.text(),
        sentiment(source),
        source.flag());
  }

  private static void write(Sink sink, SocialMention mention) {
    sink.text(mention.network()).text(mention.orderId()).number(mention.sentiment().thousandths());
    sink.number(mention.reach()).code(mention.reason()).flag(mention.leaving());
  }

  private static SocialMention mention(Source source, Origin origin) {
    return new SocialMention(
        origin,
        source.text(),
        source.text(),
        sentiment(source),
        source.number(),
        source.code(Reason.class),
        source.flag());
  }

  private static Sentiment sentiment(Source source) {
    return new Sentiment((int) source.number());
  }
}
