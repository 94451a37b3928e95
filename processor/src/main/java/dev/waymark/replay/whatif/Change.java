package dev.waymark.replay.whatif;

/** How an alert or a save window differs between the sides. */
public enum Change {
  /** Only the candidate has it. */
  GAINED("gained"),
  /** Only the baseline has it. */
  LOST("lost"),
  /** The candidate's begins earlier. */
  EARLIER("earlier"),
  /** The candidate's begins later. */
  LATER("later"),
  /** It begins at the same moment and goes another way. */
  OTHERWISE("otherwise");

  private final String label;

  Change(String label) {
    this.label = label;
  }

  /** The name in reports. */
  public String label() {
    return label;
  }
}
