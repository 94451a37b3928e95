/**
 * Made-up customers and what they do, seeded: the same settings give the same events, always. It
 * knows the domain's events and nothing of Kafka, files or clocks.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.sandbox.simulator;
