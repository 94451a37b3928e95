package dev.waymark.domain.journey;

import dev.waymark.domain.kpi.Contribution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What has to be said when a ledger has changed in the past: which moments are taken back, which
 * are new, and the contributions that lead from the old sums to the new ones.
 *
 * @param retracted moments that should not have been told, the last one of each subject that is
 *     gone
 * @param added moments that are told now, in their order
 */
public record Revision(
    List<Moment> retracted, List<Moment> added, List<Contribution> contributions) {

  /** The difference between what was told and what is true. */
  public static Revision between(Moments told, Moments now) {
    return new Revision(
        retracted(told.moments(), now.moments()),
        added(told.moments(), now.moments()),
        difference(told.contributions(), now.contributions()));
  }

  private static List<Moment> retracted(List<Moment> told, List<Moment> now) {
    Map<String, List<Moment>> gone = bySubject(told);
    now.forEach(moment -> gone.remove(moment.subject()));
    return gone.values().stream().map(life -> life.get(life.size() - 1)).toList();
  }

  /**
   * Every life that differs, from the first difference on, so that the last moment told of a
   * subject is always its last one; a life that was only cut short is told again by its end.
   */
  private static List<Moment> added(List<Moment> told, List<Moment> now) {
    Map<String, List<Moment>> lives = bySubject(told);
    Map<String, Integer> known = new HashMap<>();
    bySubject(now)
        .forEach(
            (subject, life) ->
                known.put(subject, known(lives.getOrDefault(subject, List.of()), life)));
    List<Moment> added = new ArrayList<>();
    for (Moment moment : now) {
      if (known.merge(moment.subject(), -1, Integer::sum) < 0) {
        added.add(moment);
      }
    }
    return added;
  }

  /** How many moments of a life need not be told again. */
  private static int known(List<Moment> told, List<Moment> life) {
    return told.equals(life) ? life.size() : Math.min(samePrefix(told, life), life.size() - 1);
  }

  private static int samePrefix(List<Moment> one, List<Moment> other) {
    int same = 0;
    while (same < one.size() && same < other.size() && one.get(same).equals(other.get(same))) {
      same++;
    }
    return same;
  }

  private static Map<String, List<Moment>> bySubject(List<Moment> moments) {
    Map<String, List<Moment>> lives = new LinkedHashMap<>();
    for (Moment moment : moments) {
      lives.computeIfAbsent(moment.subject(), subject -> new ArrayList<>()).add(moment);
    }
    return lives;
  }

  private static List<Contribution> difference(List<Contribution> told, List<Contribution> now) {
    if (told.isEmpty()) {
      return List.copyOf(now);
    }
    if (now.isEmpty()) {
      return told.stream().map(part -> part.times(-1)).toList();
    }
    Map<Contribution, Integer> times = new LinkedHashMap<>();
    told.forEach(part -> times.merge(part, -1, Integer::sum));
    now.forEach(part -> times.merge(part, 1, Integer::sum));
    List<Contribution> difference = new ArrayList<>();
    times.forEach(
        (part, n) -> {
          if (n != 0) {
            difference.add(part.times(n));
          }
        });
    return difference;
  }
}
