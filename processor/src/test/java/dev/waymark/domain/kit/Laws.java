package dev.waymark.domain.kit;

import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Holds a law against thousands of random histories. A history that breaks it is named by its seed;
 * {@code -Dwaymark.laws.seed=N} runs that seed alone, {@code -Dwaymark.laws.histories=N} runs so
 * many, {@code -Dwaymark.laws.first=N} begins at another seed.
 */
public final class Laws {

  private static final int HISTORIES = Integer.getInteger("waymark.laws.histories", 2_000);
  private static final long FIRST = Long.getLong("waymark.laws.first", 1);

  private Laws() {}

  /** The law holds for one customer's history, whichever. */
  public static void forAllHistories(Consumer<History> law) {
    forAllSeeds(seed -> law.accept(Histories.of(seed)));
  }

  /** The law holds for one customer's history, whichever, when no limit makes us forget. */
  public static void forAllUnlimitedHistories(Consumer<History> law) {
    forAllSeeds(seed -> law.accept(Histories.of(seed).unlimited()));
  }

  /** The law holds for whatever is made from a seed. */
  public static void forAllSeeds(LongConsumer law) {
    Long one = Long.getLong("waymark.laws.seed");
    if (one != null) {
      tried(one, law);
      return;
    }
    for (long seed = FIRST; seed < FIRST + HISTORIES; seed++) {
      tried(seed, law);
    }
  }

  private static void tried(long seed, LongConsumer law) {
    try {
      law.accept(seed);
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError(
          "broken by seed "
              + seed
              + "; run it alone with -Dwaymark.laws.seed="
              + seed
              + "; "
              + broken.getMessage(),
          broken);
    }
  }
}
