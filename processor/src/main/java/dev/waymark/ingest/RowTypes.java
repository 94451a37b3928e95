package dev.waymark.ingest;

import static dev.waymark.domain.event.EventKind.APP_INSTALL;
import static dev.waymark.domain.event.EventKind.PURCHASE;
import static dev.waymark.domain.event.EventKind.SOCIAL_MENTION;
import static dev.waymark.domain.event.EventKind.SUPPORT_CONTACT;

import dev.waymark.schema.AppInstall;
import dev.waymark.schema.AppInstallStep;
import dev.waymark.schema.Purchase;
import dev.waymark.schema.PurchaseStep;
import dev.waymark.schema.SocialMention;
import dev.waymark.schema.SupportContact;
import dev.waymark.schema.SupportContactStep;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The types of canonical rows, by the name that {@code event_type} gives them. */
final class RowTypes {

  /** All of them. */
  static final SortedMap<String, RowType> ALL = Collections.unmodifiableSortedMap(all());

  private RowTypes() {}

  private static SortedMap<String, RowType> all() {
    return new TreeMap<>(
        Map.ofEntries(
            Map.entry("purchase", purchase(PurchaseStep.PLACED)),
            Map.entry("order_delivered", purchase(PurchaseStep.DELIVERED)),
            Map.entry("refund", purchase(PurchaseStep.REFUNDED)),
            Map.entry("order_cancelled", purchase(PurchaseStep.CANCELLED)),
            Map.entry("support_contact", contact(SupportContactStep.OPENED)),
            Map.entry("agent_reply", contact(SupportContactStep.ANSWERED)),
            Map.entry("case_resolved", contact(SupportContactStep.RESOLVED)),
            Map.entry("case_reopened", contact(SupportContactStep.REOPENED)),
            Map.entry("social_mention", new RowType(SOCIAL_MENTION, RowTypes::mention)),
            Map.entry("app_install", install(AppInstallStep.INSTALLED)),
            Map.entry("app_uninstall", install(AppInstallStep.UNINSTALLED))));
  }

  private static RowType purchase(PurchaseStep step) {
    boolean movesMoney = step == PurchaseStep.PLACED || step == PurchaseStep.REFUNDED;
    boolean mayBeNegative = step == PurchaseStep.REFUNDED || step == PurchaseStep.CANCELLED;
    return new RowType(
        PURCHASE,
        (cells, eventId, occurredAt) -> {
          String currency = cells.currency(movesMoney || !cells.text("amount").isEmpty());
          return Purchase.newBuilder()
              .setEventId(eventId)
              .setOccurredAt(occurredAt)
              .setCustomerId(cells.orNull("customer_id"))
              .setIdentifiers(cells.identifiers())
              .setSource(cells.orNull("source"))
              .setChannel(cells.orNull("channel"))
              .setCampaign(cells.orNull("campaign"))
              .setReferrer(cells.orNull("referrer"))
              .setStep(step)
              .setOrderId(cells.orNull("order_id"))
              .setAmount(cells.amountMinor(currency, movesMoney, mayBeNegative))
              .setCurrency(currency)
              .setItems((int) cells.count("items", Integer.MAX_VALUE, mayBeNegative))
              .setPromisedBy(cells.promisedBy())
              .setCategory(cells.orNull("category"))
              .setReason(cells.orNull("reason"))
              .build();
        });
  }

  private static RowType contact(SupportContactStep step) {
    return new RowType(
        SUPPORT_CONTACT,
        (cells, eventId, occurredAt) ->
            SupportContact.newBuilder()
                .setEventId(eventId)
                .setOccurredAt(occurredAt)
                .setCustomerId(cells.orNull("customer_id"))
                .setIdentifiers(cells.identifiers())
                .setSource(cells.orNull("source"))
                .setChannel(cells.orNull("channel"))
                .setCampaign(cells.orNull("campaign"))
                .setReferrer(cells.orNull("referrer"))
                .setStep(step)
                .setContactId(Cases.contactId(cells, step, eventId))
                .setReason(cells.orNull("reason"))
                .setOrderId(cells.orNull("order_id"))
                .setSentiment(cells.sentiment())
                .setText(cells.orNull("text"))
                .build());
  }

  private static SocialMention mention(Cells cells, String eventId, Instant occurredAt)
      throws UnreadableCell {
    return SocialMention.newBuilder()
        .setEventId(eventId)
        .setOccurredAt(occurredAt)
        .setCustomerId(cells.orNull("customer_id"))
        .setIdentifiers(cells.identifiers())
        .setSource(cells.orNull("source"))
        .setChannel(cells.orNull("channel"))
        .setCampaign(cells.orNull("campaign"))
        .setReferrer(cells.orNull("referrer"))
        .setNetwork(cells.text(cells.text("channel").isEmpty() ? "source" : "channel"))
        .setSentiment(cells.sentiment())
        .setText(cells.orNull("text"))
        .setReach(cells.count("reach", Long.MAX_VALUE, false))
        .setReason(cells.orNull("reason"))
        .setOrderId(cells.orNull("order_id"))
        .build();
  }

  private static RowType install(AppInstallStep step) {
    return new RowType(
        APP_INSTALL,
        (cells, eventId, occurredAt) ->
            AppInstall.newBuilder()
                .setEventId(eventId)
                .setOccurredAt(occurredAt)
                .setCustomerId(cells.orNull("customer_id"))
                .setIdentifiers(cells.identifiers())
                .setSource(cells.orNull("source"))
                .setChannel(cells.orNull("channel"))
                .setCampaign(cells.orNull("campaign"))
                .setReferrer(cells.orNull("referrer"))
                .setStep(step)
                .setPlatform(cells.orNull("platform"))
                .setAppVersion(cells.orNull("app_version"))
                .build());
  }
}
