package dev.waymark.metrics;

import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.stream.StreamRules;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * How the stocks stand now: for each KPI partition that is worked on here, a gauge for every cell
 * that belongs there, from the start of its task to its end.
 */
final class StockGauges {

  private final MeterRegistry registry;
  private final StreamRules rules;
  private final Map<Kpi, Stock> stocks = new HashMap<>();
  private final double minorPerMajor;
  private final Map<Integer, Map<String, Standing>> partitions = new ConcurrentHashMap<>();

  StockGauges(MeterRegistry registry, StreamRules rules) {
    this.registry = registry;
    this.rules = rules;
    int decimals = Math.max(0, rules.domain().currency().getDefaultFractionDigits());
    this.minorPerMajor = Math.pow(10, decimals);
    Stock.all(rules.domain().value().segments()).forEach(stock -> stocks.put(stock.kpi(), stock));
  }

  /** A task starts: all its cells are there, at 0. */
  void here(int partition) {
    Map<String, Standing> cells = new ConcurrentHashMap<>();
    partitions.put(partition, cells);
    for (Stock stock : stocks.values()) {
      for (String dimensions : stock.cells()) {
        if (rules.kpiPartition(stock.kpi(), dimensions) == partition) {
          cells.put(key(stock.kpi(), dimensions), new Standing(stock, dimensions, partition));
        }
      }
    }
  }

  /** A cell stands at a sum. Cells of older rules, such as of a segment with another name, too. */
  void stand(int partition, Kpi kpi, String dimensions, Sum sum) {
    Stock stock = stocks.get(kpi);
    Map<String, Standing> cells = partitions.get(partition);
    if (stock != null && cells != null) {
      cells.computeIfAbsent(key(kpi, dimensions), key -> new Standing(stock, dimensions, partition))
              .sum =
          sum;
    }
  }

  /** A task ends: who takes over shows its cells. */
  void gone(int partition) {
    Map<String, Standing> cells = partitions.remove(partition);
    if (cells != null) {
      cells.values().forEach(Standing::remove);
    }
  }

  private static String key(Kpi kpi, String dimensions) {
    return kpi.label() + "|" + dimensions;
  }

  /** One cell, written by its stream thread, and its gauges. */
  private final class Standing {
    private volatile Sum sum = Sum.ZERO;
    private final List<Meter> gauges = new ArrayList<>();

    Standing(Stock stock, String dimensions, int partition) {
      Tags tags = tags(dimensions).and("partition", Integer.toString(partition));
      show(stock.count(), tags, cell -> cell.sum.count());
      stock
          .value()
          .ifPresent(value -> show(value, tags, cell -> cell.sum.amount() / minorPerMajor));
    }

    private void show(Metric metric, Tags tags, ToDoubleFunction<Standing> number) {
      gauges.add(
          Gauge.builder(metric.meter(), this, number)
              .description(metric.sentence())
              .tags(tags)
              .register(registry));
    }

    void remove() {
      gauges.forEach(registry::remove);
    }
  }

  private static Tags tags(String dimensions) {
    List<Tag> tags = new ArrayList<>();
    for (String pair : dimensions.split(";")) {
      int equals = pair.indexOf('=');
      tags.add(Tag.of(pair.substring(0, equals), pair.substring(equals + 1)));
    }
    return Tags.of(tags);
  }
}
