package dev.waymark.stream;

import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.kit.Brought;
import dev.waymark.domain.kit.Compared;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.kpi.Sums;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.domain.rules.Rules;
import dev.waymark.schema.StageChange;
import dev.waymark.wire.Outcomes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a batch program says: each ledger folded once, all contributions added up. */
final class Truth {

  final Map<String, String> stages = new TreeMap<>();
  final Map<String, String> alerts = new TreeMap<>();
  final Map<String, String> windows = new TreeMap<>();
  final Map<String, String> journeys = new TreeMap<>();
  final Map<String, Sum> kpis = new TreeMap<>();

  static Truth of(Rules rules, List<History> histories, long endMs) {
    Truth truth = new Truth();
    Fold fold = new Fold(rules);
    Outcomes outcomes = new Outcomes(fold);
    Windows grid = new Windows(rules.zone());
    Sums sums = new Sums(grid);
    Brought brought = new Brought();
    List<Journey> journeys = new ArrayList<>();
    for (History history : histories) {
      Moments moments = new Moments();
      Journey journey = history.ledger().fold(fold, endMs, moments);
      truth.tell(history.customer(), moments, outcomes);
      moments.contributions().forEach(sums::add);
      brought.add(journey, moments);
      journeys.add(journey);
    }
    brought.tell(sums::add);
    for (Journey journey : journeys) {
      if (journey.hasBegun()) {
        truth.journeys.put(
            journey.customer(),
            outcomes
                .journey(journey, fold.wakeAtMs(journey), brought.by(journey.customer()))
                .toString());
      }
    }
    truth.count(Compared.with(sums.take(), rules), grid, endMs);
    return truth;
  }

  private void tell(String customer, Moments moments, Outcomes outcomes) {
    for (Moment moment : moments.moments()) {
      if (moment instanceof Moment.StageChanged changed) {
        StageChange told = outcomes.stageChange(customer, changed, false);
        stages.put(told.getChangeId(), told.toString());
      } else if (moment instanceof Moment.AlertMoved moved) {
        alerts.put(moved.alertId(), outcomes.alert(customer, moved, false).toString());
      } else if (moment instanceof Moment.WindowMoved moved) {
        windows.put(moved.subject(), outcomes.window(customer, moved, false).toString());
      }
    }
  }

  private void count(Map<CellId, Sum> sums, Windows grid, long endMs) {
    Map<CellId.Series, TreeMap<Long, Sum>> stocks = new HashMap<>();
    sums.forEach(
        (id, sum) -> {
          if (id.isStock() && id.grain() != Grain.NOW) {
            stocks.computeIfAbsent(id.series(), s -> new TreeMap<>()).put(id.startMs(), sum);
          } else if (!id.kpi().isKnownOnlyAtTheEnd()
              || grid.end(id.grain(), id.startMs()) <= endMs) {
            kpis.put(key(id), sum);
          }
        });
    stocks.forEach((series, parts) -> running(series, parts, grid, endMs));
  }

  private void running(CellId.Series series, SortedMap<Long, Sum> parts, Windows grid, long endMs) {
    Sum standing = Sum.ZERO;
    long ms = parts.firstKey();
    TreeSet<Long> starts = new TreeSet<>(parts.keySet());
    boolean early = !series.kpi().isKnownOnlyAtTheEnd();
    while (early ? ms <= starts.last() || ms <= endMs : grid.end(series.grain(), ms) <= endMs) {
      standing = standing.plus(parts.getOrDefault(ms, Sum.ZERO));
      if (!standing.isZero()) {
        kpis.put(key(series.at(ms)), standing);
      }
      ms = grid.end(series.grain(), ms);
    }
  }

  /** Those of a grain. */
  Map<String, Sum> kpis(String grain) {
    Map<String, Sum> some = new TreeMap<>(kpis);
    some.keySet().removeIf(key -> !key.contains("|" + grain + "|"));
    return some;
  }

  /** The count of all cells whose keys begin so. */
  long count(String beginning) {
    return kpis.entrySet().stream()
        .filter(cell -> cell.getKey().startsWith(beginning))
        .mapToLong(cell -> cell.getValue().count())
        .sum();
  }

  private static String key(CellId id) {
    String start = id.grain() == Grain.NOW ? "" : Long.toString(id.startMs());
    return id.kpi().label() + "|" + id.grain().label() + "|" + start + "|" + id.dimensions();
  }
}
