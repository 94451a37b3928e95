package dev.waymark.domain.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.kit.Batch;
import dev.waymark.domain.kit.Histories;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kit.Laws;
import dev.waymark.domain.kit.Sums;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Windows;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Growth accounting over many customers: both identities, and the sets behind them. */
class GrowthLawsTest {

  private static final Set<Grain> GRAINS = Set.of(Grain.DAY, Grain.WEEK, Grain.MONTH);

  /** What growth accounting says of one window. */
  private record Growth(long active, long fresh, long returning, long resurrected, long dormant) {}

  @Test
  void active_is_new_and_returning_and_resurrected_and_moves_by_the_dormant() {
    Laws.forAllSeeds(
        seed -> {
          List<History> customers = Histories.of(seed, 6);
          Sums sums = new Sums();
          customers.forEach(customer -> sums.add(Batch.of(customer).out().contributions()));
          Windows windows = new Windows(customers.get(0).rules().zone());
          for (Grain grain : GRAINS) {
            assertIdentities(grain, windows, byWindow(grain, windows, sums));
          }
        });
  }

  private static void assertIdentities(
      Grain grain, Windows windows, Map<Long, Map<Kpi, Long>> counts) {
    Set<Long> starts = new TreeSet<>(counts.keySet());
    counts.keySet().forEach(start -> starts.add(windows.end(grain, start)));
    for (long start : starts) {
      Growth growth = growth(counts, start);
      Growth before = growth(counts, windows.previous(grain, start));
      assertThat(growth.active)
          .as("active in the %s of %s", grain, Instant.ofEpochMilli(start))
          .isEqualTo(growth.fresh + growth.returning + growth.resurrected)
          .isEqualTo(before.active - growth.dormant + growth.fresh + growth.resurrected);
      assertThat(growth.dormant).isNotNegative();
    }
  }

  private static Growth growth(Map<Long, Map<Kpi, Long>> counts, long start) {
    Map<Kpi, Long> here = counts.getOrDefault(start, Map.of());
    return new Growth(
        here.getOrDefault(Kpi.BUYERS, 0L),
        here.getOrDefault(Kpi.NEW_CUSTOMERS, 0L),
        here.getOrDefault(Kpi.RETURNING_CUSTOMERS, 0L),
        here.getOrDefault(Kpi.RESURRECTED_CUSTOMERS, 0L),
        here.getOrDefault(Kpi.DORMANT_CUSTOMERS, 0L));
  }

  private static Map<Long, Map<Kpi, Long>> byWindow(Grain grain, Windows windows, Sums sums) {
    Map<Long, Map<Kpi, Long>> counts = new HashMap<>();
    sums.places()
        .forEach(
            (place, sum) -> {
              if (place.grains().contains(grain)) {
                counts
                    .computeIfAbsent(windows.start(grain, place.atMs()), start -> new HashMap<>())
                    .merge(place.kpi(), sum.count(), Long::sum);
              }
            });
    return counts;
  }

  @Test
  void buyers_of_a_period_are_the_distinct_customers_with_a_purchase_in_it() {
    Laws.forAllSeeds(
        seed -> {
          List<History> customers = Histories.of(seed, 3);
          ZoneId zone = customers.get(0).rules().zone();
          Map<String, Set<String>> naive = new HashMap<>();
          Map<String, Long> counted = new HashMap<>();
          for (History customer : customers) {
            for (long atMs : purchases(customer)) {
              for (Grain grain : GRAINS) {
                naive
                    .computeIfAbsent(period(grain, zone, atMs), period -> new HashSet<>())
                    .add(customer.customer());
              }
            }
            Batch.of(customer)
                .sums()
                .places()
                .forEach(
                    (place, sum) -> {
                      if (place.kpi() == Kpi.BUYERS) {
                        place.grains().stream()
                            .filter(GRAINS::contains)
                            .forEach(
                                grain ->
                                    counted.merge(
                                        period(grain, zone, place.atMs()), sum.count(), Long::sum));
                      }
                    });
          }
          Map<String, Long> sizes = new HashMap<>();
          naive.forEach((period, buyers) -> sizes.put(period, (long) buyers.size()));
          assertThat(counted).isEqualTo(sizes);
        });
  }

  private static List<Long> purchases(History customer) {
    return customer.events().stream()
        .filter(event -> event instanceof Purchase it && it.step() == Purchase.Step.PLACED)
        .map(event -> event.occurredAtMs())
        .toList();
  }

  private static String period(Grain grain, ZoneId zone, long atMs) {
    LocalDate date = Instant.ofEpochMilli(atMs).atZone(zone).toLocalDate();
    return switch (grain) {
      case DAY -> "day " + date;
      case WEEK -> "week " + date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> "month " + date.withDayOfMonth(1);
      case MINUTE, HOUR, NOW -> throw new IllegalArgumentException("no period of growth: " + grain);
    };
  }
}
