/**
 * Explains alerts and past moments from ledgers: pure, given what was told and what is kept. It
 * does not know where either comes from.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.replay.explain;
