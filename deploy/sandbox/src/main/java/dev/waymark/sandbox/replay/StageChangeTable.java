package dev.waymark.sandbox.replay;

import dev.waymark.schema.StageChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** {@code stage-changes.csv}. */
final class StageChangeTable {

  private static final List<String> COLUMNS =
      List.of(
          "at",
          "customer_id",
          "change_id",
          "from",
          "to",
          "cause",
          "segment",
          "trailing_value",
          "retraction");

  private StageChangeTable() {}

  /**
   * Every change that was told, retractions included; or, where only what holds is wanted, the last
   * word on each change that stands. They are in the order of time, and those of one customer at
   * one instant in the order in which they led from one to the next.
   */
  static Table of(List<Told<StageChange>> told, boolean stable) {
    List<StageChange> standing =
        Told.last(told, (key, change) -> change.getChangeId()).stream()
            .filter(change -> !change.getRetraction())
            .toList();
    List<StageChange> changes = new ArrayList<>(Lives.inOrder(standing));
    if (!stable) {
      List<StageChange> others = new ArrayList<>(Told.every(told));
      others.removeAll(new HashSet<>(standing));
      others.sort(Comparator.comparing(StageChange::getChangeId));
      changes.addAll(others);
    }
    changes.sort(
        Comparator.comparing(StageChange::getAt).thenComparing(StageChange::getCustomerId));
    Table table =
        new Table(
            "stage-changes.csv", COLUMNS, changes.stream().map(StageChangeTable::row).toList());
    return stable ? table.without(List.of("retraction")) : table;
  }

  private static List<String> row(StageChange change) {
    return List.of(
        Text.of(change.getAt()),
        change.getCustomerId(),
        change.getChangeId(),
        Text.of(change.getFrom()),
        change.getTo().name(),
        change.getCause(),
        change.getSegment(),
        Long.toString(change.getTrailingValue()),
        Boolean.toString(change.getRetraction()));
  }
}
