package dev.waymark.fit;

/**
 * Customers with about the same risk.
 *
 * @param logOdds what the risk said
 * @param customers how many there were, weighted
 * @param stayedAway how many of them did not buy, weighted
 */
record Bin(double logOdds, double customers, double stayedAway) {}
