package dev.waymark.wire;

import static dev.waymark.wire.RejectReason.OTHER_CURRENCY;
import static dev.waymark.wire.RejectReason.UNKNOWN_CURRENCY;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.EventKind;
import dev.waymark.domain.event.Money;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.Sentiment;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads an event straight from Avro binary of our own schema, without a record in between: this is
 * done for every event there is. The fields are read in the order of the schemas; a test compares
 * it with Avro's own reader.
 */
final class EventReader {

  private static final Purchase.Step[] PURCHASE_STEPS = {
    Purchase.Step.PLACED, Purchase.Step.DELIVERED, Purchase.Step.REFUNDED, Purchase.Step.CANCELLED
  };
  private static final SupportContact.Step[] CONTACT_STEPS = {
    SupportContact.Step.OPENED,
    SupportContact.Step.ANSWERED,
    SupportContact.Step.RESOLVED,
    SupportContact.Step.REOPENED
  };
  private static final AppInstall.Step[] INSTALL_STEPS = {
    AppInstall.Step.INSTALLED, AppInstall.Step.UNINSTALLED
  };
  private static final Set<String> ISO_4217 =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private final OriginReader origins;
  private final Classification classification;
  private final Currency currency;

  EventReader(InputRules rules) {
    this.origins = new OriginReader(rules.blocked());
    this.classification = rules.classification();
    this.currency = rules.currency();
  }

  Event read(EventKind kind, Cursor in) throws Refused {
    String eventId = in.requiredName("event_id");
    try {
      Event event = event(kind, origins.read(eventId, in), in);
      in.finish();
      return event;
    } catch (Refused e) {
      throw e.about(eventId);
    }
  }

  private Event event(EventKind kind, Origin origin, Cursor in) throws Refused {
    return switch (kind) {
      case PURCHASE -> purchase(origin, in);
      case SUPPORT_CONTACT -> contact(origin, in);
      case SOCIAL_MENTION -> mention(origin, in);
      case APP_INSTALL -> install(origin, in);
    };
  }

  private Purchase purchase(Origin origin, Cursor in) throws Refused {
    return new Purchase(
        origin,
        in.choice(PURCHASE_STEPS, "step"),
        in.optionalName("order_id"),
        money(in),
        (int) Bounds.count(in.smallNumber(), "items"),
        in.isPresent() ? Bounds.time(in.number(), "promised_by") : 0,
        in.optionalWord("category"),
        classification.reason(in.optionalWord("reason")));
  }

  private SupportContact contact(Origin origin, Cursor in) throws Refused {
    SupportContact.Step step = in.choice(CONTACT_STEPS, "step");
    String contactId = in.optionalName("contact_id");
    Reason reason = classification.reason(in.optionalWord("reason"));
    String orderId = in.optionalName("order_id");
    Sentiment given = sentiment(in);
    String text = text(in, given);
    return new SupportContact(
        origin,
        step,
        contactId,
        reason,
        orderId,
        isCustomers(step) ? classification.tone(given, text) : given,
        classification.isLeaving(text));
  }

  /** Answers and resolutions are in the words of the support: those tell no customer's mood. */
  private static boolean isCustomers(SupportContact.Step step) {
    return switch (step) {
      case OPENED, REOPENED -> true;
      case ANSWERED, RESOLVED -> false;
    };
  }

  private SocialMention mention(Origin origin, Cursor in) throws Refused {
    String network = in.word("network");
    Sentiment given = sentiment(in);
    String text = text(in, given);
    long reach = Bounds.count(in.number(), "reach");
    Reason reason = classification.reason(in.optionalWord("reason"));
    String orderId = in.optionalName("order_id");
    Sentiment tone = classification.tone(given, text);
    boolean leaving = classification.isLeaving(text);
    return new SocialMention(origin, network, orderId, tone, reach, reason, leaving);
  }

  private AppInstall install(Origin origin, Cursor in) throws Refused {
    return new AppInstall(
        origin,
        in.choice(INSTALL_STEPS, "step"),
        in.optionalWord("platform"),
        in.optionalWord("app_version"));
  }

  private Money money(Cursor in) throws Refused {
    long minor = Bounds.amount(in.number());
    String code = in.word("currency");
    if (code.equals(currency.getCurrencyCode())) {
      return new Money(minor, currency);
    }
    if (ISO_4217.contains(code)) {
      throw new Refused(
          OTHER_CURRENCY, "currency is " + code + ": the reporting currency is " + currency);
    }
    throw new Refused(
        UNKNOWN_CURRENCY, "currency is " + abbreviated(code) + ": it is no code of ISO 4217");
  }

  private static String abbreviated(String code) {
    return code.length() <= 4 ? "'" + code + "'" : "a word of " + code.length() + " characters";
  }

  private static Sentiment sentiment(Cursor in) throws Refused {
    return in.isPresent() ? Bounds.sentiment(in.fraction()) : Sentiment.UNKNOWN;
  }

  /** The text, or nothing where there is none or it would say nothing new. */
  private String text(Cursor in, Sentiment given) throws Refused {
    if (!in.isPresent()) {
      return "";
    }
    if (classification.readsTexts(given)) {
      return in.text();
    }
    in.skipText();
    return "";
  }
}
