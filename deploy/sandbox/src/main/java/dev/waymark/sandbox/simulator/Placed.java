package dev.waymark.sandbox.simulator;

/**
 * Where an event belongs, as the story has it and not as anybody worked it out.
 *
 * @param person whose event it is, by their first customer id, whether anybody can know that or not
 * @param journey the key of the journey in which the rules must place it: that of the customer whom
 *     its names lead to; else that of the strongest and smallest name they lead to
 * @param linkable whether that is the journey of the person; if not, nothing ever told that these
 *     names are theirs
 */
public record Placed(String eventId, String person, String journey, boolean linkable) {}
