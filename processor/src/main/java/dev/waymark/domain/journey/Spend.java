package dev.waymark.domain.journey;

/** An amount spent at a moment: epoch milliseconds, minor units. */
public record Spend(long atMs, long minor) {}
