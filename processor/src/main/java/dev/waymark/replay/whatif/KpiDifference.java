package dev.waymark.replay.whatif;

import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How one KPI differs.
 *
 * @param cells how many cells differ, all grains together
 * @param total all of it: of a stock how it stands at the end, of what is known month by month and
 *     does not add up nothing
 * @param largest the cells that differ most, at the widest grain that the KPI has
 */
public record KpiDifference(
    Kpi kpi, long cells, Optional<Both<Sum>> total, List<CellPair> largest) {

  private static final Comparator<CellPair> LARGEST =
      Comparator.comparingLong((CellPair cell) -> -Math.abs(cell.difference().count()))
          .thenComparingLong(cell -> -Math.abs(cell.difference().amount()));

  public KpiDifference {
    largest = List.copyOf(largest);
  }

  /** Of every KPI that differs, by its name, with so many of its largest cells. */
  public static List<KpiDifference> of(Report report, int largest) {
    Map<String, List<CellPair>> byKpi = new TreeMap<>();
    report
        .cells()
        .forEach(
            cell ->
                byKpi.computeIfAbsent(cell.id().kpi().label(), kpi -> new ArrayList<>()).add(cell));
    return byKpi.values().stream()
        .filter(cells -> cells.stream().anyMatch(cell -> !cell.sums().agree()))
        .map(cells -> of(cells, largest))
        .toList();
  }

  private static KpiDifference of(List<CellPair> cells, int largest) {
    Kpi kpi = cells.get(0).id().kpi();
    List<CellPair> differing = cells.stream().filter(cell -> !cell.sums().agree()).toList();
    Grain widest =
        differing.stream()
            .map(cell -> cell.id().grain())
            .filter(grain -> grain != Grain.NOW)
            .max(Comparator.naturalOrder())
            .orElse(Grain.NOW);
    return new KpiDifference(
        kpi,
        differing.size(),
        total(kpi, cells),
        differing.stream()
            .filter(cell -> cell.id().grain() == widest)
            .sorted(LARGEST)
            .limit(largest)
            .toList());
  }

  private static Optional<Both<Sum>> total(Kpi kpi, List<CellPair> cells) {
    if (!addsUp(kpi)) {
      return Optional.empty();
    }
    boolean stock = kpi.isStock("");
    Grain grain = stock ? Grain.NOW : Grain.MONTH;
    Both<Sum> total = new Both<>(Sum.ZERO, Sum.ZERO);
    for (CellPair cell : cells) {
      if (cell.id().grain() == grain && cell.id().isStock() == stock) {
        total =
            new Both<>(
                total.baseline().plus(cell.sums().baseline()),
                total.candidate().plus(cell.sums().candidate()));
      }
    }
    return Optional.of(total);
  }

  /** Whether the months of a KPI, or its dimensions, add up to anything that means something. */
  static boolean addsUp(Kpi kpi) {
    return kpi != Kpi.UNUSUAL && kpi != Kpi.RFM && kpi != Kpi.EXPECTED_VALUE;
  }
}
