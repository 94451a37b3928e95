package dev.waymark.wire.state;

/**
 * A customer is one with another one, by an explicit link, or no longer.
 *
 * @param owner whose journey it is, the customer's own id when it is their own
 */
public record Belonging(String owner, long atMs) implements Addressed {}
