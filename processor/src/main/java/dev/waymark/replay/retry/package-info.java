/**
 * What was held back, rejects and late events, and what may become of each when it is submitted
 * again. Pure: it is given the records and the ledgers.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.replay.retry;
