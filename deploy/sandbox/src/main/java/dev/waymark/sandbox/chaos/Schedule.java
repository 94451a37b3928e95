package dev.waymark.sandbox.chaos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Faults without end, the same ones for the same seed. They come in rounds: each kind once, then
 * each as often as is left of its weight, each part in a shuffled order. So a short run sees all
 * kinds, and a long one sees them as often as they weigh.
 */
final class Schedule implements Iterator<Planned> {

  static final int INSTANCES = 3;
  static final int BROKERS = 3;

  /** Whoever is back before its session ends finds its work waiting; after it, others have it. */
  private static final long SHORT_HOLD_MS = 200;

  private static final long LONG_HOLD_MS = Place.SESSION_MS + 500;
  private static final long SPREAD_MS = 1_500;
  private static final long LONGEST_REST_MS = 500;

  private final SplittableRandom random;
  private final List<FaultKind> kinds;
  private final List<FaultKind> round = new ArrayList<>();
  private int number;

  Schedule(long seed, Collection<FaultKind> kinds) {
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("kinds is empty: at least one kind of fault is needed");
    }
    this.random = new SplittableRandom(seed);
    this.kinds = kinds.stream().sorted().toList();
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public Planned next() {
    if (round.isEmpty()) {
      kinds.forEach(kind -> round.addAll(Collections.nCopies(kind.weight() - 1, kind)));
      Collections.shuffle(round, new Random(random.nextLong()));
      List<FaultKind> once = new ArrayList<>(kinds);
      Collections.shuffle(once, new Random(random.nextLong()));
      round.addAll(once); // taken from its end
    }
    number++;
    int instance = random.nextInt(INSTANCES);
    int second = (instance + 1 + random.nextInt(INSTANCES - 1)) % INSTANCES;
    return new Planned(
        number,
        round.remove(round.size() - 1),
        instance + 1,
        second + 1,
        1 + random.nextInt(BROKERS),
        (random.nextBoolean() ? SHORT_HOLD_MS : LONG_HOLD_MS) + random.nextLong(SPREAD_MS),
        random.nextLong(LONGEST_REST_MS));
  }
}
