package dev.waymark.sandbox.replay;

import dev.waymark.schema.Kpi;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code kpis.csv}. */
final class KpiTable {

  /** Tells how far the work has come, and nothing about customers. */
  private static final String CLOCK = "clock";

  /** Depends on how events were delivered, and not on what they say. */
  private static final Set<String> OF_DELIVERY = Set.of("records");

  private static final List<String> COLUMNS =
      List.of(
          "kpi", "grain", "window_start", "dimensions", "count", "amount", "revision", "complete");

  private KpiTable() {}

  /**
   * The last revision of each cell.
   *
   * @param until the instant up to which everything is known; a window that ends by then is
   *     complete
   * @param stable leaves out what differs from one delivery of the same events to another: what
   *     counts deliveries, and cells that hold nothing (any more)
   */
  static Table of(List<Told<Kpi>> told, Instant until, boolean stable) {
    List<List<String>> rows =
        Told.last(told, (key, kpi) -> key).stream()
            .filter(kpi -> !kpi.getKpi().equals(CLOCK))
            .filter(kpi -> !stable || isOfEvents(kpi))
            .map(kpi -> row(kpi, until))
            .toList();
    Table table = Table.sorted("kpis.csv", COLUMNS, rows);
    return stable ? table.without(List.of("revision")) : table;
  }

  private static boolean isOfEvents(Kpi kpi) {
    return !OF_DELIVERY.contains(kpi.getKpi()) && (kpi.getCount() != 0 || kpi.getAmount() != 0);
  }

  private static List<String> row(Kpi kpi, Instant until) {
    return List.of(
        kpi.getKpi(),
        kpi.getGrain().name().toLowerCase(Locale.ROOT),
        Text.of(kpi.getWindowStart()),
        Text.of(kpi.getDimensions()),
        Long.toString(kpi.getCount()),
        Long.toString(kpi.getAmount()),
        Long.toString(kpi.getRevision()),
        Boolean.toString(isOver(kpi, until)));
  }

  /** Whether the window of a cell ends by then. */
  static boolean isOver(Kpi kpi, Instant until) {
    Instant end = kpi.getWindowEnd();
    return end != null && !end.isAfter(until);
  }
}
