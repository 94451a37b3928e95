package dev.waymark.sandbox.chaos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Faults without end, the same ones for the same seed. They come in rounds: each kind as often as
 * its weight says, in a shuffled order, so that a long run sees all of them.
 */
final class Schedule implements Iterator<Planned> {

  static final int INSTANCES = 3;
  static final int BROKERS = 3;

  /** A session ends in between: restarted before it, the work waits; after it, others have it. */
  private static final long SHORTEST_HOLD_MS = 200;

  private static final long LONGEST_HOLD_MS = 10_000;
  private static final long LONGEST_REST_MS = 3_000;

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
      kinds.forEach(kind -> round.addAll(Collections.nCopies(kind.weight(), kind)));
      Collections.shuffle(round, new Random(random.nextLong()));
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
        random.nextLong(SHORTEST_HOLD_MS, LONGEST_HOLD_MS),
        random.nextLong(LONGEST_REST_MS));
  }
}
