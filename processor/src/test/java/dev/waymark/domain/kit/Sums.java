package dev.waymark.domain.kit;

import dev.waymark.domain.kpi.Contribution;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What contributions add up to, place by place; a place where nothing is left is forgotten. */
public final class Sums {

  /** Where a contribution is counted. */
  public record Place(Kpi kpi, Set<Grain> grains, String dimensions, long atMs) {}

  /** How much. */
  public record Sum(long count, long amount) {

    public static final Sum ZERO = new Sum(0, 0);

    public Sum plus(Sum other) {
      return new Sum(count + other.count, amount + other.amount);
    }
  }

  private final Map<Place, Sum> places = new HashMap<>();

  /** The sums of these contributions. */
  public static Sums of(List<Contribution> parts) {
    Sums sums = new Sums();
    sums.add(parts);
    return sums;
  }

  public void add(List<Contribution> parts) {
    for (Contribution part : parts) {
      Place place = new Place(part.kpi(), part.grains(), part.dimensions(), part.atMs());
      Sum sum = places.merge(place, new Sum(part.count(), part.amount()), Sum::plus);
      if (sum.equals(Sum.ZERO)) {
        places.remove(place);
      }
    }
  }

  /** The sum of one KPI at all places that match. */
  public Sum total(Kpi kpi, Predicate<Place> where) {
    return places.entrySet().stream()
        .filter(entry -> entry.getKey().kpi() == kpi && where.test(entry.getKey()))
        .map(Map.Entry::getValue)
        .reduce(Sum.ZERO, Sum::plus);
  }

  /** The sum of one KPI everywhere. */
  public Sum total(Kpi kpi) {
    return total(kpi, place -> true);
  }

  public Map<Place, Sum> places() {
    return places;
  }
}
