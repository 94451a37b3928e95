package dev.waymark.replay.explain;

/** What the ledger makes of a step that was told. */
public enum Verdict {
  /** It tells the same. */
  AGREES("what was told and what the ledger tells agree"),
  /** It tells this step, too, but not all of it alike. */
  DIFFERS("the ledger tells this step differently"),
  /** It tells no such step. */
  GONE("by the ledger there is no such step"),
  /** The step lies before all that is kept event by event. */
  FOLDED("the events of that time are folded together and no longer kept one by one"),
  /** It keeps nothing: all of it is somebody else's. */
  JOINED("the events are somebody else's by now, in whose ledger they are"),
  /** It was told to take an alert back, and the ledger tells none. */
  TAKEN_BACK("the alert was taken back, and the ledger tells none");

  private final String sentence;

  Verdict(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
