package dev.waymark.ingest;

import dev.waymark.domain.event.EventKind;
import dev.waymark.schema.Purchase;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event as it goes onto its input topic, with its text and the reason in the source's own words.
 *
 * @param kind tells the topic
 * @param eventId unique per event; the same id twice is one event
 * @param occurredAtMs when it happened, in epoch milliseconds
 * @param key what the record is keyed by: the customer, or the strongest name known for them
 * @param value the record
 */
public record InputEvent(
    EventKind kind, String eventId, long occurredAtMs, String key, SpecificRecord value) {

  /** ISO 4217 for "no currency is involved": what a step has that moves no money and names none. */
  static final String NO_CURRENCY = "XXX";

  /** The code of the money it moves, empty where it moves none. */
  public String currency() {
    return value instanceof Purchase purchase && !purchase.getCurrency().equals(NO_CURRENCY)
        ? purchase.getCurrency()
        : "";
  }

  /** Where it moves no money and names no currency, its nothing becomes one of this currency. */
  public InputEvent reportedIn(String currency) {
    if (value instanceof Purchase purchase && purchase.getCurrency().equals(NO_CURRENCY)) {
      purchase.setCurrency(currency);
    }
    return this;
  }
}
