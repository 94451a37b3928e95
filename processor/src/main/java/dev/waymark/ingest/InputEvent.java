package dev.waymark.ingest;

import dev.waymark.domain.event.EventKind;
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
    EventKind kind, String eventId, long occurredAtMs, String key, SpecificRecord value) {}
