package dev.waymark.history;

import dev.waymark.domain.kpi.Windows;
import dev.waymark.schema.Kpi;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * History in bulk, for a server that is filled from a file: the last revision of every window that
 * is over, with zeros where nothing happened. The samples are those that the publisher sends.
 */
public final class Export {

  private final String run;
  private final Windows windows;
  private final Map<String, Cell> cells = new HashMap<>();

  /**
   * Begins an export.
   *
   * @param run the value of the label that tells runs apart
   * @param zone the business time zone
   */
  public Export(String run, ZoneId zone) {
    this.run = run;
    this.windows = new Windows(zone);
  }

  /** What a record of {@code waymark.kpis} says under a key, or that it is kept no longer. */
  public void take(String key, Optional<Kpi> told) {
    Optional<Cell> cell = told.flatMap(Cell::of);
    cell.ifPresent(last -> cells.put(key, last));
    if (told.isEmpty()) {
      cells.remove(key);
    }
  }

  /** What a row of {@code kpis.csv} says; amounts are in this currency. */
  void take(Row row, Currency currency) {
    row.cell(windows, currency)
        .ifPresent(cell -> cells.put(cell.line() + "|" + cell.startMs(), cell));
  }

  /** By time, because zeros go forward from the first value. */
  private List<Cell> inOrder() {
    return cells.values().stream().sorted(Comparator.comparingLong(Cell::startMs)).toList();
  }

  /** Writes it all as OpenMetrics; says how many samples there are. */
  public long write(Writer out) throws IOException {
    Zeros zeros = new Zeros(windows);
    List<Sample> samples = new ArrayList<>();
    long asOfMs = Long.MIN_VALUE;
    for (Cell cell : inOrder()) {
      zeros.seen(cell);
      asOfMs = Math.max(asOfMs, cell.asOfMs());
      if (cell.complete() && cell.hasTime()) {
        samples.addAll(cell.samples(run));
      }
    }
    zeros.until(asOfMs).forEach(zero -> samples.addAll(zero.samples(run)));
    return OpenMetrics.write(samples, out);
  }
}
