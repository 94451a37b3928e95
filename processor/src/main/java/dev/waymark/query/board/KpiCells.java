package dev.waymark.query.board;

import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The KPI cells that the board needs: stocks as they stand, and the last windows of some flows. */
final class KpiCells {

  /** As many days as the charts show, and as it takes to look a month back. */
  static final int DAYS = 92;

  private static final Map<Grain, Integer> KEPT =
      Map.of(Grain.HOUR, 3, Grain.DAY, DAYS, Grain.WEEK, 3, Grain.MONTH, 3);

  private static final Set<Kpi> STOCKS =
      EnumSet.of(
          Kpi.CUSTOMERS,
          Kpi.CUSTOMERS_BY_RISK,
          Kpi.SAVE_WINDOWS_OPEN,
          Kpi.SAVE_WINDOWS_UNANSWERED,
          Kpi.CASES_UNANSWERED,
          Kpi.VALUE_AT_RISK,
          Kpi.RECORDS);
  private static final Set<Kpi> FLOWS =
      EnumSet.of(
          Kpi.ORDERS,
          Kpi.REFUNDS,
          Kpi.NEW_CUSTOMERS,
          Kpi.LAPSES,
          Kpi.LOSSES,
          Kpi.REACTIVATIONS,
          Kpi.CONTACTS,
          Kpi.COMPLAINTS,
          Kpi.DELIVERIES,
          Kpi.LATE_DELIVERIES);

  private static final Map<String, Kpi> KPIS = byName(Kpi.values(), Kpi::label);
  private static final Map<String, Grain> GRAINS = byName(Grain.values(), Grain::label);

  private final Map<Kpi, Map<String, Sum>> now = new EnumMap<>(Kpi.class);
  private final Map<String, Sum> alertSteps = new HashMap<>();
  private final Map<Grain, TreeMap<Long, Map<Kpi, Map<String, Sum>>>> windows =
      new EnumMap<>(Grain.class);

  /** Whether the cell with this key is worth reading. */
  static boolean isWanted(String key) {
    return CellKey.of(key).map(KpiCells::isWanted).orElse(false);
  }

  private static boolean isWanted(CellKey key) {
    return switch (key.grain) {
      case NOW -> STOCKS.contains(key.kpi);
      case HOUR, WEEK -> FLOWS.contains(key.kpi);
      case DAY -> FLOWS.contains(key.kpi) || key.kpi == Kpi.CUSTOMERS;
      case MONTH -> FLOWS.contains(key.kpi) || key.kpi == Kpi.ALERTS;
      case MINUTE -> false;
    };
  }

  /** A cell has this value from now on, or none. */
  void set(String text, Optional<Sum> value) {
    CellKey.of(text).filter(KpiCells::isWanted).ifPresent(key -> set(key, value));
  }

  private void set(CellKey key, Optional<Sum> value) {
    if (key.kpi == Kpi.ALERTS) {
      set(alertSteps, key.startMs + "|" + key.dimensions, value);
    } else if (key.grain == Grain.NOW) {
      set(now.computeIfAbsent(key.kpi, kpi -> new HashMap<>()), key.dimensions, value);
    } else {
      setWindow(key, value);
    }
  }

  /** Only the latest windows are kept; a correction of one that is older changes nothing here. */
  private void setWindow(CellKey key, Optional<Sum> value) {
    TreeMap<Long, Map<Kpi, Map<String, Sum>>> ofGrain =
        windows.computeIfAbsent(key.grain, grain -> new TreeMap<>());
    Map<String, Sum> cells =
        ofGrain
            .computeIfAbsent(key.startMs, start -> new EnumMap<>(Kpi.class))
            .computeIfAbsent(key.kpi, kpi -> new HashMap<>());
    set(cells, key.dimensions, value);
    while (ofGrain.size() > KEPT.getOrDefault(key.grain, 0)) {
      ofGrain.pollFirstEntry();
    }
  }

  private static void set(Map<String, Sum> cells, String dimensions, Optional<Sum> value) {
    value.ifPresentOrElse(sum -> cells.put(dimensions, sum), () -> cells.remove(dimensions));
  }

  /** A stock at present, by the value of one of its dimensions. */
  Map<String, Sum> now(Kpi kpi, String dimension) {
    return by(now.getOrDefault(kpi, Map.of()), dimension);
  }

  /** What a window holds, by the value of one of the dimensions. */
  Map<String, Sum> by(Kpi kpi, Grain grain, long startMs, String dimension) {
    return by(cells(kpi, grain, startMs), dimension);
  }

  /** What a window holds in all; nothing happened in one that has no cell. */
  Sum total(Kpi kpi, Grain grain, long startMs) {
    return cells(kpi, grain, startMs).values().stream().reduce(Sum.ZERO, Sum::plus);
  }

  private Map<String, Sum> cells(Kpi kpi, Grain grain, long startMs) {
    return windows
        .getOrDefault(grain, new TreeMap<>())
        .getOrDefault(startMs, Map.of())
        .getOrDefault(kpi, Map.of());
  }

  /** The first window of a grain that is kept. */
  Optional<Long> firstMs(Grain grain) {
    return Optional.ofNullable(windows.get(grain))
        .filter(kept -> !kept.isEmpty())
        .map(TreeMap::firstKey);
  }

  /** How often alerts have taken a step, ever; corrected by what late data have undone. */
  long alertSteps(String step) {
    Predicate<Map.Entry<String, Sum>> isIt =
        cell -> CellKey.value(cell.getKey(), "step").equals(step);
    return alertSteps.entrySet().stream().filter(isIt).mapToLong(e -> e.getValue().count()).sum();
  }

  private static Map<String, Sum> by(Map<String, Sum> cells, String dimension) {
    Map<String, Sum> sums = new TreeMap<>();
    cells.forEach(
        (dimensions, sum) -> sums.merge(CellKey.value(dimensions, dimension), sum, Sum::plus));
    return sums;
  }

  private static <E> Map<String, E> byName(E[] all, java.util.function.Function<E, String> name) {
    Map<String, E> byName = new HashMap<>();
    for (E each : all) {
      byName.put(name.apply(each), each);
    }
    return Map.copyOf(byName);
  }

  /** The key of a cell on its topic. */
  private record CellKey(Kpi kpi, Grain grain, long startMs, String dimensions) {

    static Optional<CellKey> of(String key) {
      String[] parts = key.split("\\|", 4);
      if (parts.length < 4 || !KPIS.containsKey(parts[0]) || !GRAINS.containsKey(parts[1])) {
        return Optional.empty();
      }
      long startMs = parts[2].isEmpty() ? 0 : Long.parseLong(parts[2]);
      return Optional.of(
          new CellKey(
              Optional.ofNullable(KPIS.get(parts[0])).orElseThrow(),
              Optional.ofNullable(GRAINS.get(parts[1])).orElseThrow(),
              startMs,
              parts[3]));
    }

    /** The value of one dimension; empty where the cell does not have it. */
    static String value(String dimensions, String name) {
      for (String pair : dimensions.split("[;|]")) {
        if (pair.startsWith(name + "=")) {
          return pair.substring(name.length() + 1);
        }
      }
      return "";
    }
  }
}
