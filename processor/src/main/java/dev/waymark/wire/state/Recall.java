package dev.waymark.wire.state;

import dev.waymark.domain.identity.Party;

/**
 * A name was seen with other customers as well: it has to know each moment at which it was seen
 * with this one, so far and from now on.
 */
public record Recall(Party name, long atMs) implements Addressed {}
