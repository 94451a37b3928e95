package dev.waymark.domain.churn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Lists that forget their oldest items when they are full. */
public final class Lists {

  private Lists() {}

  /** And one more item, the last; at most so many, the newest. */
  public static <T> List<T> appended(List<T> to, T last, int limit) {
    List<T> all = new ArrayList<>(to.size() + 1);
    all.addAll(to.size() < limit ? to : to.subList(to.size() - limit + 1, to.size()));
    all.add(last);
    return List.copyOf(all);
  }

  /** The same list when no item is like that. */
  static <T> List<T> without(List<T> from, Predicate<T> which) {
    for (T item : from) {
      if (which.test(item)) {
        return from.stream().filter(which.negate()).toList();
      }
    }
    return from;
  }
}
