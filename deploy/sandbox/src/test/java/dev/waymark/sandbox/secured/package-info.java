/** Waymark on a Kafka that lets nobody do what was not allowed. */
@org.jspecify.annotations.NullMarked
package dev.waymark.sandbox.secured;
