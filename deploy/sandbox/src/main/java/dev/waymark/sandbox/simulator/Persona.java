package dev.waymark.sandbox.simulator;

/** The kinds of customer there are, and how many of a thousand are of each kind. */
public enum Persona {
  /** Buys in a rhythm of their own and stays. */
  LOYAL(140, Stories::loyal),
  /** Buys now and then, and sometimes lapses in between. */
  OCCASIONAL(210, Stories::occasional),
  /** Buys once and is not seen again. */
  ONE_TIMER(200, Stories::oneTimer),
  /** Buys until a delivery is late, says so, and goes. */
  DISAPPOINTED(80, Stories::disappointed),
  /** Complains three times in a week about one order, gets poor answers, and goes. */
  COMPLAINER(60, Stories::complainer),
  /** Is about to go, gets a good answer, and buys again. */
  SAVED(60, Stories::saved),
  /** Loyal, loud about it, and brings friends. */
  REFERRER(50, Stories::referrer),
  /** Asks and talks, but never buys. */
  PROSPECT(90, Stories::prospect),
  /** Has the app and nothing else; known by a device alone. */
  APP_ONLY(50, Stories::appOnly),
  /** Cancels in so many words, and is let go. */
  LEAVER(20, Stories::leaver),
  /** Goes silently and comes back with a campaign. */
  WON_BACK(40, Stories::wonBack);

  private final int perMille;
  private final Story story;

  Persona(int perMille, Story story) {
    this.perMille = perMille;
    this.story = story;
  }

  /** How many of a thousand customers are like this. */
  public int perMille() {
    return perMille;
  }

  /** Whether they have a loyalty card. */
  boolean isMember() {
    return this == LOYAL || this == REFERRER;
  }

  /** Whether they ever buy, and so have a customer id. */
  boolean buys() {
    return this != PROSPECT && this != APP_ONLY;
  }

  Story story() {
    return story;
  }

  /** The persona at a point of the line from 0 to 999 on which each has its share. */
  static Persona at(int point) {
    int left = point;
    for (Persona persona : values()) {
      left -= persona.perMille;
      if (left < 0) {
        return persona;
      }
    }
    throw new IllegalArgumentException("point is " + point + ": it lies between 0 and 999");
  }
}
