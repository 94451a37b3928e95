package dev.waymark.wire.state;

/**
 * A customer is to be forgotten.
 *
 * @param asked whether somebody asked for it, who gets a receipt; if not, it follows from another
 *     erasure
 */
public record Erasing(String erasureId, long atMs, boolean asked) implements Addressed {}
