/**
 * How a customer stood at a past instant: by what is known now, and by what had been told by then.
 * Pure: it is given the ledger, what was told and when each record was appended.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.replay.asof;
