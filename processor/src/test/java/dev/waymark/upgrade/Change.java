package dev.waymark.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One thing in which a topology differs from the released one, and what it means for who upgrades.
 *
 * @param what the difference, as a sentence
 */
record Change(Effect kind, String what) {

  /** What an upgrade over a change takes. */
  enum Effect {
    /** Nothing: state and offsets stay what they are. */
    SAFE,
    /** A start in which local state is of no use and is restored from its changelog. */
    SLOW,
    /** State or records that the new version cannot go on with: a migration is needed. */
    INCOMPATIBLE
  }

  /** Every difference. */
  static List<Change> between(Shape released, Shape now) {
    List<Change> changes = new ArrayList<>();
    stores(released, now, changes);
    topics(released, now, changes);
    Set<String> flow = new TreeSet<>(now.others());
    flow.removeAll(released.others());
    flow.forEach(line -> changes.add(new Change(Effect.SAFE, "records travel anew: " + line)));
    return changes;
  }

  private static void stores(Shape released, Shape now, List<Change> changes) {
    released
        .storePart()
        .forEach(
            (store, part) -> {
              Integer there = now.storePart().get(store);
              if (there == null) {
                changes.add(incompatible("store " + store + " is gone, and all that was in it"));
              } else if (!sharesATopic(released.readWith(part), now.readWith(there))) {
                changes.add(
                    incompatible(
                        "store " + store + " is fed by other topics, partitioned otherwise"));
              } else if (!there.equals(part)) {
                changes.add(
                    new Change(
                        Effect.SLOW,
                        "store " + store + " moves from part " + part + " to part " + there));
              }
            });
    now.storePart().keySet().stream()
        .filter(store -> !released.storePart().containsKey(store))
        .forEach(
            store ->
                changes.add(
                    incompatible(
                        "store " + store + " begins empty, although history has been read")));
  }

  private static boolean sharesATopic(Set<String> some, Set<String> others) {
    return some.stream().anyMatch(others::contains);
  }

  private static void topics(Shape released, Shape now, List<Change> changes) {
    released.readPart().keySet().stream()
        .filter(topic -> !now.readPart().containsKey(topic))
        .forEach(
            topic ->
                changes.add(
                    incompatible("topic " + topic + " is read no longer: what lies in it")));
    now.readPart().keySet().stream()
        .filter(topic -> !released.readPart().containsKey(topic))
        .forEach(
            topic -> changes.add(new Change(Effect.SAFE, "topic " + topic + " is read as well")));
  }

  private static Change incompatible(String what) {
    return new Change(Effect.INCOMPATIBLE, what);
  }
}
