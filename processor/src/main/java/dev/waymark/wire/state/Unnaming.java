package dev.waymark.wire.state;

/** Somebody was erased whom this customer named as the one who brought them. */
public record Unnaming(String referrer, long atMs) implements Addressed {}
