package dev.waymark.domain.journey;

/**
 * What one model of attribution credits all touches of one kind with, for one first purchase.
 *
 * @param minor minor units; the credits of a model add up to the amount exactly
 */
public record Credit(Attribution model, Touch touch, long minor) {}
