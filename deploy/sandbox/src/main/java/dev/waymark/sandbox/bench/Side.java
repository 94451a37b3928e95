package dev.waymark.sandbox.bench;

/** One of the two that are compared. */
interface Side {

  /** Works through all events once, as if for the first time. */
  Outcome run(String round);

  /** The sides by the names they have on a command line. */
  enum Kind {
    /** Consume, decode, copy out with transactions. */
    BARE {
      @Override
      Side on(Load load) {
        return new BareLoop(load);
      }
    },
    /** The product. */
    WHOLE {
      @Override
      Side on(Load load) {
        return new WholeTopology(load);
      }
    };

    abstract Side on(Load load);
  }
}
