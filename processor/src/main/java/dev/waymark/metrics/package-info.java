/**
 * The numbers about Waymark itself: which there are, and how Prometheus reads them. It knows what
 * the stream tells and what Kafka measures, and nothing about a single customer.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.metrics;
