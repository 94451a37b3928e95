package dev.waymark.wire.state;

import dev.waymark.domain.identity.Party;

/** A name was explicitly linked with a customer, who has to know when they are to be forgotten. */
public record Holding(Party name, long atMs) implements Addressed {}
