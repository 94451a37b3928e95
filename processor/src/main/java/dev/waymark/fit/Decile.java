package dev.waymark.fit;

/**
 * A tenth of the customers, those of about the same risk.
 *
 * @param customers how many
 * @param predicted the mean of their risks
 * @param observed the share of them who left; those of equal risk count as one
 */
public record Decile(int customers, double predicted, double observed) {}
