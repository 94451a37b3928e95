package dev.waymark.replay.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The few that are worth most, whoever comes first; not more than there is room for. */
final class Samples<T> {

  private final int room;
  private final Comparator<Sample<T>> order;
  private final PriorityQueue<Sample<T>> kept;

  /**
   * Room for so many.
   *
   * @param name tells apart what one customer has several of
   */
  Samples(int room, java.util.function.Function<Sample<T>, String> name) {
    this.room = room;
    this.order =
        Comparator.<Sample<T>>comparingLong(Sample::value)
            .reversed()
            .thenComparing(Sample::customer)
            .thenComparing(name);
    this.kept = new PriorityQueue<>(order.reversed());
  }

  void add(Sample<T> sample) {
    kept.add(sample);
    if (kept.size() > room) {
      kept.poll();
    }
  }

  void add(Samples<T> others) {
    others.kept.forEach(this::add);
  }

  /** What is worth most comes first. */
  List<Sample<T>> inOrder() {
    List<Sample<T>> all = new ArrayList<>(kept);
    all.sort(order);
    return all;
  }
}
