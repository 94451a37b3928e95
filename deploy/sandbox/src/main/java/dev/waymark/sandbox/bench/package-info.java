/**
 * The benchmark: the whole topology beside the bare loop that no topology can beat, each in a
 * process of its own, over the same events.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.sandbox.bench;
