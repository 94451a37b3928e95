package dev.waymark.sandbox.replay;

import dev.waymark.schema.StageChange;
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
   * word on each change that stands.
   */
  static Table of(List<Told<StageChange>> told, boolean stable) {
    List<StageChange> changes =
        stable
            ? Told.last(told, (key, change) -> change.getChangeId()).stream()
                .filter(change -> !change.getRetraction())
                .toList()
            : Told.every(told);
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
