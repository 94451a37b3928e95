/**
 * {@code waymark fit}: lets history teach the rules. Knows files, topics and how a report looks;
 * the mathematics is in {@code dev.waymark.fit}.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.sandbox.fit;
