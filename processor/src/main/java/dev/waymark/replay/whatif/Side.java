package dev.waymark.replay.whatif;

/** Which of the two that are compared. */
public enum Side {
  /** The settings in force. */
  BASELINE,
  /** The settings that are tried. */
  CANDIDATE
}
