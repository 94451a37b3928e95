package dev.waymark.ingest;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The columns of Waymark's own layout. */
final class Columns {

  /** Every one of them. */
  static final Set<String> ALL =
      new TreeSet<>(
          List.of(
              "event_id",
              "event_type",
              "customer_id",
              "ts",
              "amount",
              "currency",
              "order_id",
              "items",
              "reason",
              "sentiment",
              "text",
              "channel",
              "source",
              "referrer",
              "status",
              "extra",
              "device_id",
              "email_hash",
              "phone_hash",
              "social_handle",
              "loyalty_card",
              "campaign",
              "promised_by",
              "category",
              "platform",
              "app_version",
              "reach",
              "contact_id"));

  /** Those without which no row says an event. */
  static final Set<String> NEEDED = new TreeSet<>(List.of("event_id", "event_type", "ts"));

  /** Those that say whose event it is; one is enough. */
  static final Set<String> NAMES =
      new TreeSet<>(
          List.of(
              "customer_id",
              "device_id",
              "email_hash",
              "phone_hash",
              "social_handle",
              "loyalty_card"));

  private Columns() {}
}
