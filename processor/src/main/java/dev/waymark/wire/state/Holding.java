package dev.waymark.wire.state;

import dev.waymark.domain.identity.Party;

/**
 * A customer has to know a name, to tell it when they are to be forgotten.
 *
 * @param held whether they have to; if not, not any more
 */
public record Holding(Party name, boolean held, long atMs) implements Addressed {}
