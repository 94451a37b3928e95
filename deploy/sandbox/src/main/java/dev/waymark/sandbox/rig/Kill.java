package dev.waymark.sandbox.rig;

/**
 * How a process was ended the hard way.
 *
 * @param done whether it was: one that had ended by itself was not
 * @param words which one, what it was about, and with which exit code it ended
 */
public record Kill(boolean done, String words) {}
