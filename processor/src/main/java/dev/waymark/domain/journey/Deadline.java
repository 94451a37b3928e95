package dev.waymark.domain.journey;

import dev.waymark.domain.rules.Rules;

/** The next moment at which a journey changes by itself. */
record Deadline(long atMs, What what) {

  /** What changes; of several at one moment, the earlier one here comes first. */
  enum What {
    /** A purchase leaves the value window. */
    VALUE,
    LAPSE,
    NO_LONGER_NEW,
    LOSS,
    /** A promised delivery is overdue. */
    PROMISE,
    /** The risk leaves its band. */
    RISK,
    /** The journey is to be published as of that moment. */
    CENSUS,
    NOTHING
  }

  static Deadline next(Walk walk) {
    Rules rules = walk.rules;
    Purchases purchases = walk.purchases;
    Deadline next = new Deadline(Rules.NEVER, What.NOTHING);
    if (!purchases.recent().isEmpty()) {
      next = next.orAt(purchases.recent().get(0).atMs() + rules.value().windowMs(), What.VALUE);
    }
    if (walk.stage.isKept()) {
      next = next.orAt(purchases.lastMs() + walk.fold.lapseAfterMs(purchases), What.LAPSE);
    }
    if (walk.stage == Stage.NEW) {
      next = next.orAt(purchases.firstMs() + rules.lifecycle().newForMs(), What.NO_LONGER_NEW);
    }
    if (walk.stage == Stage.LAPSED) {
      next = next.orAt(purchases.lastMs() + rules.lifecycle().lostAfterMs(), What.LOSS);
    }
    next = next.orAt(walk.friction.nextBrokenMs(), What.PROMISE);
    next = next.orAt(walk.crossMs, What.RISK);
    if (walk.momentMs < rules.censusAtMs()) {
      next = next.orAt(rules.censusAtMs(), What.CENSUS);
    }
    return next;
  }

  private Deadline orAt(long otherMs, What other) {
    return otherMs < atMs ? new Deadline(otherMs, other) : this;
  }
}
