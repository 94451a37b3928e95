package dev.waymark.replay.asof;

/**
 * Something that was told otherwise than it is known now.
 *
 * @param what the stage, the alert or the save window
 * @param because why, as a sentence
 */
public record Difference(String what, String published, String known, String because) {}
