package dev.waymark.sandbox.replay;

import dev.waymark.schema.Stage;
import dev.waymark.schema.StageChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The stage changes of customers, each beginning where the one before has led. Several may lie at
 * one instant, as when a purchase comes at the very moment of a lapse.
 */
final class Lives {

  private Lives() {}

  static List<StageChange> inOrder(List<StageChange> standing) {
    Map<String, List<StageChange>> lives = new TreeMap<>();
    standing.stream()
        .sorted(Comparator.comparing(StageChange::getAt).thenComparing(StageChange::getChangeId))
        .forEach(
            change ->
                lives
                    .computeIfAbsent(change.getCustomerId(), customer -> new ArrayList<>())
                    .add(change));
    List<StageChange> all = new ArrayList<>();
    lives.values().forEach(life -> all.addAll(chained(life)));
    return all;
  }

  private static List<StageChange> chained(List<StageChange> byTime) {
    List<StageChange> left = new ArrayList<>(byTime);
    List<StageChange> chain = new ArrayList<>();
    @Nullable Stage stage = null;
    while (!left.isEmpty()) {
      StageChange next = left.remove(next(left, stage));
      chain.add(next);
      stage = next.getTo();
    }
    return chain;
  }

  /** The place of the change that begins at this stage, of those at the earliest instant. */
  private static int next(List<StageChange> left, @Nullable Stage stage) {
    for (int i = 0; i < left.size() && left.get(i).getAt().equals(left.get(0).getAt()); i++) {
      if (left.get(i).getFrom() == stage) {
        return i;
      }
    }
    return 0;
  }
}
