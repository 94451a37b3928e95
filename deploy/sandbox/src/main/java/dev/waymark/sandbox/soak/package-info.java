/**
 * The soak: hours of steady work on one machine, with instances that are restarted and added and
 * taken away. It knows how to measure memory, disk and waiting from outside; it does not know how
 * the processor works.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.sandbox.soak;
