package dev.waymark.replay.whatif;

import dev.waymark.domain.kpi.Sum;
import java.util.function.BiConsumer;

/** Sums by the start of a window: a map of numbers alone, because parts are many. */
final class WindowSums {

  private static final int FIRST_SIZE = 16;

  private long[] starts = new long[FIRST_SIZE];
  private long[] counts = new long[FIRST_SIZE];
  private long[] amounts = new long[FIRST_SIZE];
  private boolean[] used = new boolean[FIRST_SIZE];
  private int size;

  void add(long startMs, long count, long amount) {
    int at = place(startMs);
    if (!used[at]) {
      if (2 * (size + 1) > starts.length) {
        grow();
        at = place(startMs);
      }
      used[at] = true;
      starts[at] = startMs;
      size++;
    }
    counts[at] += count;
    amounts[at] += amount;
  }

  private int place(long startMs) {
    int mask = starts.length - 1;
    long mixed = (startMs / 60_000) * 0x9E3779B97F4A7C15L;
    int at = (int) (mixed >>> 40) & mask;
    while (used[at] && starts[at] != startMs) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    WindowSums larger = new WindowSums();
    larger.starts = new long[2 * starts.length];
    larger.counts = new long[2 * starts.length];
    larger.amounts = new long[2 * starts.length];
    larger.used = new boolean[2 * starts.length];
    forEach((startMs, sum) -> larger.add(startMs, sum.count(), sum.amount()));
    starts = larger.starts;
    counts = larger.counts;
    amounts = larger.amounts;
    used = larger.used;
  }

  /** Every window that was added to, in no order. */
  void forEach(BiConsumer<Long, Sum> taker) {
    for (int at = 0; at < starts.length; at++) {
      if (used[at]) {
        taker.accept(starts[at], new Sum(counts[at], amounts[at]));
      }
    }
  }
}
