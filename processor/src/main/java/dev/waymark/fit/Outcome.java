package dev.waymark.fit;

/**
 * A look at a past moment whose outcome is known by now.
 *
 * @param left whether no purchase came within the horizon
 * @param weight what it counts; positive
 */
public record Outcome(Look look, boolean left, double weight) {}
