package dev.waymark.domain.journey;

/**
 * What follows when a ledger has become another one.
 *
 * @param after the journey as it now stands
 * @param revision what has to be said
 */
public record Amendment(Journey after, Revision revision) {}
