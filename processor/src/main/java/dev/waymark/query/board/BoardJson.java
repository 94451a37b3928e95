package dev.waymark.query.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.domain.churn.Band;
import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.SaveWindow;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The board as JSON. Amounts are minor units of the currency, moments epoch milliseconds. */
final class BoardJson {

  static final List<Kpi> WINDOWED =
      List.of(
          Kpi.ORDERS,
          Kpi.NEW_CUSTOMERS,
          Kpi.REACTIVATIONS,
          Kpi.LAPSES,
          Kpi.LOSSES,
          Kpi.CONTACTS,
          Kpi.COMPLAINTS,
          Kpi.DELIVERIES,
          Kpi.LATE_DELIVERIES,
          Kpi.REFUNDS);

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DAYS_AGO = 30;
  private static final List<String> KEPT = List.of(Stage.NEW.name(), Stage.ACTIVE.name());

  private final BoardRules rules;
  private final KpiCells cells;
  private final Collection<Long> clocksMs;
  private final Windows windows;

  BoardJson(BoardRules rules, KpiCells cells, Collection<Long> clocksMs) {
    this.rules = rules;
    this.cells = cells;
    this.clocksMs = clocksMs;
    this.windows = new Windows(rules.zone());
  }

  ObjectNode write(
      boolean ready,
      String problem,
      Collection<ChurnAlert> alerts,
      Collection<SaveWindow> saveWindows) {
    ObjectNode board = JSON.objectNode();
    board.put("ready", ready && clockMs() > 0);
    board.put("problem", problem);
    board.put("currency", rules.currency().getCurrencyCode());
    board.put("decimals", Math.max(0, rules.currency().getDefaultFractionDigits()));
    board.put("zone", rules.zone().getId());
    board.put("value_window_ms", rules.valueWindowMs());
    board.put("horizon_ms", rules.horizonMs());
    board.put("clock", clockMs());
    board.put("partitions", clocksMs.size());
    board.put("partitions_expected", rules.journeyPartitions());
    board.set("records", counts(Kpi.RECORDS, "end"));
    if (ready && clockMs() > 0) {
      board.set("stages", stages());
      board.set("bands", bands());
      board.set("before", before());
      board.set("windows", lastWindows());
      board.set("days", days());
      board.set("complaints", complaints());
      board.set("cases_unanswered", sums(cells.now(Kpi.CASES_UNANSWERED, "reason")));
      board.set("alerts", StandingJson.alerts(alerts, standingAlerts()));
      board.set(
          "save_windows",
          StandingJson.saveWindows(
              saveWindows,
              total(cells.now(Kpi.SAVE_WINDOWS_OPEN, "cause")),
              total(cells.now(Kpi.SAVE_WINDOWS_UNANSWERED, "cause"))));
    }
    return board;
  }

  /** All partitions have come up to here. */
  private long clockMs() {
    return clocksMs.stream().mapToLong(Long::longValue).min().orElse(0);
  }

  private ArrayNode stages() {
    Map<String, Sum> byStage = cells.now(Kpi.CUSTOMERS, "stage");
    ArrayNode stages = JSON.arrayNode();
    for (Stage stage : Stage.values()) {
      if (stage != Stage.NONE) {
        stages.add(named(stage.name(), byStage.getOrDefault(stage.name(), Sum.ZERO)));
      }
    }
    return stages;
  }

  private ArrayNode bands() {
    Map<String, Sum> byBand = cells.now(Kpi.CUSTOMERS_BY_RISK, "band");
    ArrayNode bands = JSON.arrayNode();
    for (Band band : Band.values()) {
      if (band != Band.NONE) {
        bands.add(named(band.name(), byBand.getOrDefault(band.name(), Sum.ZERO)));
      }
    }
    return bands;
  }

  /** The customers at the end of the closed day a month back, if it is known. */
  private ObjectNode before() {
    long startMs = windows.start(Grain.DAY, clockMs());
    for (int i = 0; i <= DAYS_AGO; i++) {
      startMs = windows.previous(Grain.DAY, startMs);
    }
    Sum kept = kept(startMs);
    return sum(kept)
        .put("at", windows.end(Grain.DAY, startMs))
        .put("days", DAYS_AGO)
        .put("known", cells.firstMs(Grain.DAY).orElse(Long.MAX_VALUE) <= startMs);
  }

  private Sum kept(long dayMs) {
    Map<String, Sum> byStage = cells.by(Kpi.CUSTOMERS, Grain.DAY, dayMs, "stage");
    return KEPT.stream()
        .map(stage -> byStage.getOrDefault(stage, Sum.ZERO))
        .reduce(Sum.ZERO, Sum::plus);
  }

  /** The day that is open, and the last closed window of each grain. */
  private ArrayNode lastWindows() {
    long today = windows.start(Grain.DAY, clockMs());
    ArrayNode all = JSON.arrayNode().add(window(Grain.DAY, today, false));
    for (Grain grain : List.of(Grain.HOUR, Grain.DAY, Grain.WEEK, Grain.MONTH)) {
      long open = windows.start(grain, clockMs());
      all.add(window(grain, windows.previous(grain, open), true));
    }
    return all;
  }

  private ObjectNode window(Grain grain, long startMs, boolean closed) {
    ObjectNode figures = JSON.objectNode();
    for (Kpi kpi : WINDOWED) {
      figures.set(kpi.label(), sum(cells.total(kpi, grain, startMs)));
    }
    ObjectNode window =
        JSON.objectNode()
            .put("grain", grain.label())
            .put("start", startMs)
            .put("end", windows.end(grain, startMs))
            .put("closed", closed);
    window.set("kpis", figures);
    return window;
  }

  /** One column for each series; the last day is open. */
  private ObjectNode days() {
    long last = windows.start(Grain.DAY, clockMs());
    ObjectNode days = JSON.objectNode();
    ArrayNode starts = days.putArray("starts");
    ArrayNode customers = days.putArray("customers");
    ArrayNode value = days.putArray("value");
    ArrayNode gross = days.putArray("gross");
    ArrayNode won = days.putArray("won");
    ArrayNode lost = days.putArray("lost");
    ArrayNode complaints = days.putArray("complaints");
    long dayMs = cells.firstMs(Grain.DAY).orElse(last);
    for (; dayMs <= last; dayMs = windows.end(Grain.DAY, dayMs)) {
      Sum kept = kept(dayMs);
      starts.add(dayMs);
      customers.add(kept.count());
      value.add(kept.amount());
      gross.add(day(Kpi.ORDERS, dayMs).amount());
      won.add(day(Kpi.NEW_CUSTOMERS, dayMs).plus(day(Kpi.REACTIVATIONS, dayMs)).count());
      lost.add(day(Kpi.LAPSES, dayMs).count());
      complaints.add(day(Kpi.COMPLAINTS, dayMs).count());
    }
    return days;
  }

  private Sum day(Kpi kpi, long dayMs) {
    return cells.total(kpi, Grain.DAY, dayMs);
  }

  /** Complaints of the last closed days by reason. */
  private ObjectNode complaints() {
    Map<String, Sum> byReason = new java.util.TreeMap<>();
    long dayMs = windows.start(Grain.DAY, clockMs());
    for (int i = 0; i < DAYS_AGO; i++) {
      dayMs = windows.previous(Grain.DAY, dayMs);
      cells
          .by(Kpi.COMPLAINTS, Grain.DAY, dayMs, "reason")
          .forEach((reason, sum) -> byReason.merge(reason, sum, Sum::plus));
    }
    ObjectNode complaints = JSON.objectNode().put("days", DAYS_AGO);
    complaints.set("reasons", sums(byReason));
    return complaints;
  }

  private long standingAlerts() {
    return cells.alertSteps("RAISED") - cells.alertSteps("CLEARED");
  }

  private ObjectNode counts(Kpi kpi, String dimension) {
    ObjectNode counts = JSON.objectNode();
    cells.now(kpi, dimension).forEach((name, sum) -> counts.put(name, sum.count()));
    return counts;
  }

  private static ArrayNode sums(Map<String, Sum> byName) {
    ArrayNode all = JSON.arrayNode();
    byName.forEach((name, sum) -> all.add(named(name, sum)));
    return all;
  }

  private static Sum total(Map<String, Sum> byName) {
    return byName.values().stream().reduce(Sum.ZERO, Sum::plus);
  }

  private static ObjectNode named(String name, Sum sum) {
    return sum(sum).put("name", name);
  }

  static ObjectNode sum(Sum sum) {
    return JSON.objectNode().put("count", sum.count()).put("amount", sum.amount());
  }
}
