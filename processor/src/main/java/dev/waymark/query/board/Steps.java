package dev.waymark.query.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What takes steps, an alert or a save window, and where each stands after those that late data
 * have not taken back. Those that are over are remembered for a while, because that, too, may be
 * taken back.
 */
final class Steps<T> {

  static final int MOST_STANDING = 50_000;
  private static final int MOST_OVER = 10_000;

  private final Predicate<T> stands;
  private final Map<String, Life<T>> standing = new LinkedHashMap<>();
  private final Map<String, Life<T>> over =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Life<T>> eldest) {
          return size() > MOST_OVER;
        }
      };

  Steps(Predicate<T> stands) {
    this.stands = stands;
  }

  /** A step was taken. */
  void take(String customer, String id, Instant at, T step) {
    Life<T> life = life(customer, id);
    int place = life.steps.size();
    while (place > 0 && life.steps.get(place - 1).at.isAfter(at)) {
      place--;
    }
    life.steps.add(place, new Step<>(at, step));
    file(id, life);
  }

  /** A step was never taken after all. */
  void takeBack(String customer, String id, Instant at) {
    Life<T> life = life(customer, id);
    for (int i = life.steps.size() - 1; i >= 0; i--) {
      if (life.steps.get(i).at.equals(at)) {
        life.steps.remove(i);
        break;
      }
    }
    file(id, life);
  }

  private Life<T> life(String customer, String id) {
    Life<T> known = standing.getOrDefault(id, over.get(id));
    return known == null ? new Life<>(customer) : known;
  }

  private void file(String id, Life<T> life) {
    standing.remove(id);
    over.remove(id);
    if (life.steps.isEmpty()) {
      return;
    }
    if (!stands.test(life.last())) {
      over.put(id, life);
    } else if (standing.size() < MOST_STANDING) {
      standing.put(id, life);
    }
  }

  /** The steps of one, in the order in which they were taken; none when it is not remembered. */
  List<T> life(String id) {
    Life<T> known = standing.getOrDefault(id, over.get(id));
    return known == null ? List.of() : known.steps.stream().map(Step::what).toList();
  }

  /** All that is about a customer is forgotten. */
  void forget(String customer) {
    standing.values().removeIf(life -> life.customer.equals(customer));
    over.values().removeIf(life -> life.customer.equals(customer));
  }

  /** The last step of all that stand. */
  Collection<T> standing() {
    List<T> last = new ArrayList<>();
    standing.values().forEach(life -> last.add(life.last()));
    return Collections.unmodifiableList(last);
  }

  private record Step<T>(Instant at, T what) {}

  private static final class Life<T> {
    private final String customer;
    private final List<Step<T>> steps = new ArrayList<>(1);

    Life(String customer) {
      this.customer = customer;
    }

    T last() {
      return steps.get(steps.size() - 1).what;
    }
  }
}
