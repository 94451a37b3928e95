/**
 * How events reach the domain and results leave it: the topology, its topics and stores. It knows
 * Kafka Streams and the wire, and decides nothing about customers.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.stream;
