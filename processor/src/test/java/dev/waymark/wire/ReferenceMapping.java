package dev.waymark.wire;

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
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** The same mapping once more, field by name and the slow way, to compare with. */
final class ReferenceMapping {

  private ReferenceMapping() {}

  static Event of(GenericRecord record) {
    Origin origin = origin(record);
    return switch (record.getSchema().getName()) {
      case "Purchase" ->
          new Purchase(
              origin,
              Purchase.Step.valueOf(text(record, "step")),
              text(record, "order_id"),
              new Money((Long) record.get("amount"), Currency.getInstance("EUR")),
              (Integer) record.get("items"),
              record.get("promised_by") instanceof Long at ? at : 0,
              text(record, "category"),
              reason(record));
      case "SupportContact" ->
          new SupportContact(
              origin,
              SupportContact.Step.valueOf(text(record, "step")),
              text(record, "contact_id"),
              reason(record),
              text(record, "order_id"),
              sentiment(record),
              leaving(record));
      case "SocialMention" ->
          new SocialMention(
              origin,
              text(record, "network"),
              text(record, "order_id"),
              sentiment(record),
              (Long) record.get("reach"),
              reason(record),
              leaving(record));
      case "AppInstall" ->
          new AppInstall(
              origin,
              AppInstall.Step.valueOf(text(record, "step")),
              text(record, "platform"),
              text(record, "app_version"));
      default -> throw new IllegalArgumentException(record.getSchema().getName());
    };
  }

  private static Origin origin(GenericRecord record) {
    return new Origin(
        text(record, "event_id"),
        (Long) record.get("occurred_at"),
        text(record, "customer_id"),
        ((List<?>) record.get("identifiers"))
            .stream()
                .map(GenericRecord.class::cast)
                .filter(name -> !isBlocked(value(name)))
                .map(name -> new Identifier(type(name), value(name)))
                .toList(),
        text(record, "source"),
        text(record, "channel"),
        text(record, "campaign"),
        text(record, "referrer"));
  }

  private static IdentifierType type(GenericRecord name) {
    return IdentifierType.valueOf(text(name, "type"));
  }

  private static String value(GenericRecord name) {
    boolean lower = Set.of("EMAIL_HASH", "SOCIAL_HANDLE").contains(text(name, "type"));
    String value = text(name, "value");
    return lower ? value.trim().toLowerCase(Locale.ROOT) : value;
  }

  private static boolean isBlocked(String value) {
    return value.matches("[0-]*|-1|null|anonymous|unknown");
  }

  private static Reason reason(GenericRecord record) {
    String word = text(record, "reason");
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "" -> Reason.NONE;
      case "billing" -> Reason.BILLING;
      case "late_delivery" -> Reason.LATE_DELIVERY;
      default -> Reason.OTHER;
    };
  }

  private static Sentiment sentiment(GenericRecord record) {
    return record.get("sentiment") instanceof Double tone
        ? new Sentiment((int) Math.round(tone * 1000))
        : Sentiment.UNKNOWN;
  }

  private static boolean leaving(GenericRecord record) {
    return text(record, "text").contains("cancel  my account!");
  }

  private static String text(GenericRecord record, String field) {
    @Nullable Object value = record.get(field);
    return value == null ? "" : value.toString();
  }
}
