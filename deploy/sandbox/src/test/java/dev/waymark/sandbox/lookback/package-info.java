/** Looking back at what was told, against a Kafka and a registry that are real. */
@org.jspecify.annotations.NullMarked
package dev.waymark.sandbox.lookback;
