package dev.waymark.wire;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.KpiCell;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.schema.Kpi;
import dev.waymark.wire.state.Cell;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** KPI cells as the records in which they are published. */
public final class Figures {

  /** The name under which the clocks of journey partitions are published beside the KPIs. */
  public static final String CLOCK = "clock";

  private final String currency;
  private final Windows windows;

  public Figures(Currency currency, Windows windows) {
    this.currency = currency.getCurrencyCode();
    this.windows = windows;
  }

  /** One cell as of a moment. */
  public Kpi kpi(CellId id, Cell cell, long asOfMs) {
    boolean windowed = id.grain() != Grain.NOW;
    return new Kpi(
        id.kpi().label(),
        dev.waymark.schema.Grain.valueOf(id.grain().name()),
        windowed ? Instant.ofEpochMilli(id.startMs()) : null,
        windowed ? Instant.ofEpochMilli(windows.end(id.grain(), id.startMs())) : null,
        dimensions(id.dimensions()),
        cell.sum().count(),
        cell.sum().amount(),
        currency,
        cell.revision(),
        Instant.ofEpochMilli(asOfMs),
        cell.complete(),
        Outcomes.DEFINITION_VERSION);
  }

  /** How far a journey partition has come: the count is epoch milliseconds. */
  public Kpi clock(int partition, long reachedMs) {
    @Nullable Instant none = null;
    return new Kpi(
        CLOCK,
        dev.waymark.schema.Grain.NOW,
        none,
        none,
        Map.of("partition", Integer.toString(partition)),
        reachedMs,
        0L,
        currency,
        1L,
        Instant.ofEpochMilli(Math.max(0, reachedMs)),
        false,
        Outcomes.DEFINITION_VERSION);
  }

  /** What a published cell says; {@code complete} is whether its window is over. */
  public static KpiCell cell(Kpi told, boolean complete) {
    Instant start = told.getWindowStart();
    return new KpiCell(
        told.getKpi(),
        Grain.valueOf(told.getGrain().name()),
        start == null ? 0 : start.toEpochMilli(),
        told.getDimensions(),
        new Sum(told.getCount(), told.getAmount()),
        complete);
  }

  private static Map<String, String> dimensions(String joined) {
    Map<String, String> dimensions = new TreeMap<>();
    for (String pair : joined.split(";")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        dimensions.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return dimensions;
  }
}
