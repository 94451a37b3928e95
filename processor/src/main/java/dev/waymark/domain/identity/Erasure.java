package dev.waymark.domain.identity;

/** Somebody is to be forgotten, with all that happened up to the moment of asking. */
public record Erasure(String id, long atMs, Party party) implements Command {}
