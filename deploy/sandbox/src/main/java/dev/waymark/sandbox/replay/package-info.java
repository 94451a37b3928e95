/**
 * The replay of event files: what the real topology makes of a history up to an instant, as tables.
 * It knows how to deliver events badly, when everything has been worked out, and how results are
 * written so that equal results are equal bytes.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.sandbox.replay;
