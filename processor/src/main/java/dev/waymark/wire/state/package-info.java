/**
 * The compact bytes of state and of the topics between our own processors: a version byte, then
 * variable-length numbers and texts in a fixed order. It knows the domain and nothing of Kafka.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.wire.state;
