package dev.waymark.sandbox;

import dev.waymark.sandbox.simulator.Truth;
import java.time.Instant;
import java.util.List;

/** The ground truth as rows, one for each customer. Money is in minor units. */
final class TruthCsv {

  static final List<String> COLUMNS =
      List.of(
          ("customer_id,persona,device_id,email_hash,social_handle,first_purchase,last_purchase,"
                  + "orders,gross,currency,complaints,left_at,saved_at,referred_by")
              .split(","));

  private TruthCsv() {}

  static CsvRow row(Truth truth) {
    CsvRow row = new CsvRow(COLUMNS);
    row.put("customer_id", truth.customerId());
    row.put("persona", truth.persona().name());
    row.put("device_id", truth.device());
    row.put("email_hash", truth.emailHash());
    row.put("social_handle", truth.socialHandle());
    row.put("first_purchase", moment(truth.firstPurchaseMs()));
    row.put("last_purchase", moment(truth.lastPurchaseMs()));
    row.put("orders", Integer.toString(truth.orders()));
    row.put("gross", Long.toString(truth.gross().minor()));
    row.put("currency", truth.gross().currency().getCurrencyCode());
    row.put("complaints", Integer.toString(truth.complaints()));
    row.put("left_at", moment(truth.leftAtMs()));
    row.put("saved_at", moment(truth.savedAtMs()));
    row.put("referred_by", truth.referredBy());
    return row;
  }

  private static String moment(long ms) {
    return ms == 0 ? "" : Instant.ofEpochMilli(ms).toString();
  }
}
