/**
 * The way of one customer: the ledger of what they did, the fold of it into a journey, and the
 * dated moments that the fold yields. It knows nothing of other customers.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.domain.journey;
