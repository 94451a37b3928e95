/**
 * What Waymark knows about customers, as plain values and pure functions. It knows no Kafka, Avro,
 * JSON, logger, thread or clock: it is told the time.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.domain;
