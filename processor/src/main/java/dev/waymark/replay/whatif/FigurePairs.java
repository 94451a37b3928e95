package dev.waymark.replay.whatif;

import dev.waymark.domain.kpi.CellBook;
import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Figure;
import dev.waymark.domain.kpi.FigureValue;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.KpiCell;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.domain.rules.Rules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is reckoned from the cells of both sides. */
final class FigurePairs {

  /** Days are many, and ratios of a day mean little. */
  private static final Set<Grain> GRAINS = EnumSet.of(Grain.WEEK, Grain.MONTH);

  private static final Set<String> NEEDED =
      Arrays.stream(Figure.values())
          .flatMap(figure -> figure.kpis().stream())
          .collect(Collectors.toUnmodifiableSet());

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::figure)
          .thenComparing(Place::grain)
          .thenComparing(Place::startMs)
          .thenComparing(place -> new TreeMap<>(place.by()).toString());

  /** Which figure of which window. */
  private record Place(Figure figure, Grain grain, long startMs, Map<String, String> by) {}

  private FigurePairs() {}

  /** Every figure of a week or a month that differs. */
  static List<FigurePair> differing(Both<Map<CellId, Sum>> told, Both<Rules> rules, long endMs) {
    Both<Map<Place, BigDecimal>> values =
        Both.each(side -> values(told.of(side), new Windows(rules.of(side).zone()), endMs));
    TreeSet<Place> places = new TreeSet<>(ORDER);
    places.addAll(values.baseline().keySet());
    places.addAll(values.candidate().keySet());
    List<FigurePair> pairs = new ArrayList<>();
    for (Place place : places) {
      Both<Optional<BigDecimal>> both = values.map(those -> Optional.ofNullable(those.get(place)));
      if (!both.agree()) {
        pairs.add(new FigurePair(place.figure(), place.grain(), place.startMs(), place.by(), both));
      }
    }
    return pairs;
  }

  private static Map<Place, BigDecimal> values(Map<CellId, Sum> told, Windows windows, long endMs) {
    List<KpiCell> cells = new ArrayList<>();
    told.forEach(
        (id, sum) -> {
          if (GRAINS.contains(id.grain()) && NEEDED.contains(id.kpi().label())) {
            cells.add(cell(id, sum, windows.end(id.grain(), id.startMs()) <= endMs));
          }
        });
    Map<Place, BigDecimal> values = new HashMap<>();
    for (FigureValue value : FigureValue.of(new CellBook(cells), windows)) {
      values.put(
          new Place(value.figure(), value.grain(), value.startMs(), value.by()), value.value());
    }
    return values;
  }

  /** A figure over the whole history, reckoned from the sums of all months. */
  static Optional<BigDecimal> ever(Figure figure, Map<CellId, Sum> told, Windows windows) {
    Map<CellId, Sum> sums = new HashMap<>();
    told.forEach(
        (id, sum) -> {
          if (id.grain() == Grain.MONTH && figure.kpis().contains(id.kpi().label())) {
            sums.merge(id.series().at(0), sum, Sum::plus);
          }
        });
    List<KpiCell> cells = new ArrayList<>();
    sums.forEach((id, sum) -> cells.add(cell(id, sum, true)));
    return FigureValue.of(new CellBook(cells), windows).stream()
        .filter(value -> value.figure() == figure && isWhole(value.by()))
        .map(FigureValue::value)
        .findFirst();
  }

  /** Both sides bear the same name of rules, so what is split by it is all there is. */
  private static boolean isWhole(Map<String, String> by) {
    return by.isEmpty() || by.keySet().equals(Set.of("rules"));
  }

  private static KpiCell cell(CellId id, Sum sum, boolean complete) {
    return new KpiCell(
        id.kpi().label(), id.grain(), id.startMs(), dimensions(id.dimensions()), sum, complete);
  }

  /** The dimensions of a cell by name. */
  static Map<String, String> dimensions(String joined) {
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
