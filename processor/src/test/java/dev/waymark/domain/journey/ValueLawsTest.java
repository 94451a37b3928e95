package dev.waymark.domain.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.kit.Batch;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kit.Laws;
import dev.waymark.domain.kit.Sums.Place;
import dev.waymark.domain.kit.Sums.Sum;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Windows;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The value of the base at the ends of weeks and months, by the definitions word by word. */
class ValueLawsTest {

  private static final List<Grain> PERIODS = List.of(Grain.WEEK, Grain.MONTH);

  /** The definitions over the plain list of purchases, without state. */
  private record Plain(List<Purchase> bought, History history) {

    static Plain of(History history) {
      return new Plain(
          history.events().stream()
              .filter(Purchase.class::isInstance)
              .map(Purchase.class::cast)
              .filter(purchase -> purchase.step() == Purchase.Step.PLACED)
              .toList(),
          history);
    }

    private List<Purchase> in(long atMs) {
      long fromMs = atMs - history.rules().value().windowMs();
      return bought.stream()
          .filter(each -> fromMs < each.occurredAtMs() && each.occurredAtMs() < atMs)
          .toList();
    }

    long value(long atMs) {
      return in(atMs).stream().mapToLong(each -> each.amount().minor()).sum();
    }

    String segment(long atMs) {
      return history.rules().value().segment(!in(atMs).isEmpty(), value(atMs));
    }

    boolean isFirstPaidIn(long startMs, long endMs) {
      return bought.stream()
          .filter(each -> each.amount().minor() > 0)
          .findFirst()
          .filter(each -> startMs <= each.occurredAtMs() && each.occurredAtMs() < endMs)
          .isPresent();
    }

    boolean isFirstIn(long startMs, long endMs) {
      long firstMs = bought.get(0).occurredAtMs();
      return startMs <= firstMs && firstMs < endMs;
    }

    String movement(long startMs, long endMs) {
      long opening = value(startMs);
      long closing = value(endMs);
      if (opening == 0 && closing == 0) {
        return "";
      }
      if (opening == 0) {
        return isFirstPaidIn(startMs, endMs) ? "NEW" : "REACTIVATION";
      }
      if (closing == 0) {
        return "CHURN";
      }
      return opening == closing ? "UNCHANGED" : opening < closing ? "EXPANSION" : "CONTRACTION";
    }
  }

  /** Looks at one period of a history. */
  private interface Look {
    void at(Grain grain, long startMs, long endMs);
  }

  private static void forEachPeriod(Plain plain, Look look) {
    if (plain.bought.isEmpty()) {
      return;
    }
    Windows windows = new Windows(plain.history.rules().zone());
    Purchase last = plain.bought.get(plain.bought.size() - 1);
    long overMs = last.occurredAtMs() + plain.history.rules().value().windowMs();
    for (Grain grain : PERIODS) {
      long startMs = windows.start(grain, plain.bought.get(0).occurredAtMs());
      while (startMs <= overMs) {
        long endMs = windows.end(grain, startMs);
        look.at(grain, startMs, endMs);
        startMs = endMs;
      }
    }
  }

  private static Map<String, Sum> told(History history, Kpi kpi) {
    Map<String, Sum> told = new TreeMap<>();
    Windows windows = new Windows(history.rules().zone());
    Batch.of(history)
        .sums()
        .places()
        .forEach(
            (place, sum) -> {
              if (place.kpi() == kpi) {
                told.merge(cell(place, windows), sum, Sum::plus);
              }
            });
    told.values().removeIf(Sum.ZERO::equals);
    return told;
  }

  private static String cell(Place place, Windows windows) {
    Grain grain = place.grains().iterator().next();
    assertThat(place.grains()).isEqualTo(Set.of(grain));
    return cell(grain, windows.start(grain, place.atMs()), place.dimensions());
  }

  private static String cell(Grain grain, long startMs, String dimensions) {
    return grain + " " + startMs + " " + dimensions;
  }

  @Test
  void movements_are_those_between_the_values_at_both_ends() {
    Laws.forAllUnlimitedHistories(
        history -> {
          Plain plain = Plain.of(history);
          Map<String, Sum> expected = new TreeMap<>();
          forEachPeriod(
              plain,
              (grain, startMs, endMs) -> {
                String movement = plain.movement(startMs, endMs);
                if (!movement.isEmpty()) {
                  String dimensions = "movement=" + movement + ";segment=" + plain.segment(endMs);
                  long change = plain.value(endMs) - plain.value(startMs);
                  expected.put(cell(grain, startMs, dimensions), new Sum(1, change));
                }
              });
          assertThat(told(history, Kpi.MOVEMENTS)).isEqualTo(expected);
        });
  }

  @Test
  void the_asset_bridge_has_no_residual() {
    Laws.forAllUnlimitedHistories(
        history -> {
          Plain plain = Plain.of(history);
          Map<String, Sum> told = told(history, Kpi.MOVEMENTS);
          forEachPeriod(
              plain,
              (grain, startMs, endMs) -> {
                long moved =
                    told.entrySet().stream()
                        .filter(each -> each.getKey().startsWith(grain + " " + startMs + " "))
                        .mapToLong(each -> each.getValue().amount())
                        .sum();
                assertThat(plain.value(startMs) + moved).isEqualTo(plain.value(endMs));
              });
        });
  }

  @Test
  void the_movement_matrix_has_everybody_once_with_the_value_at_the_end() {
    Laws.forAllUnlimitedHistories(
        history -> {
          Plain plain = Plain.of(history);
          Map<String, Sum> expected = new TreeMap<>();
          forEachPeriod(
              plain,
              (grain, startMs, endMs) -> {
                boolean entrant = plain.isFirstIn(startMs, endMs);
                String from = entrant ? "ENTRANT" : plain.segment(startMs);
                String to = plain.segment(endMs);
                if (entrant || !plain.in(startMs).isEmpty() || !plain.in(endMs).isEmpty()) {
                  expected.put(
                      cell(grain, startMs, "from=" + from + ";to=" + to),
                      new Sum(1, plain.value(endMs)));
                }
              });
          Map<String, Sum> told = told(history, Kpi.SEGMENT_MOVES);
          told.keySet().removeIf(cell -> cell.endsWith(Kpi.AWAY));
          assertThat(told).isEqualTo(expected);
        });
  }

  @Test
  void who_has_and_had_nothing_is_away_in_every_period_until_they_buy() {
    Laws.forAllUnlimitedHistories(
        history -> {
          Plain plain = Plain.of(history);
          Map<String, Sum> told = told(history, Kpi.SEGMENT_MOVES);
          Map<Grain, Sum> standing = new EnumMap<>(Grain.class);
          forEachPeriod(
              plain,
              (grain, startMs, endMs) -> {
                Sum change = told.getOrDefault(cell(grain, startMs, Kpi.AWAY), Sum.ZERO);
                boolean away =
                    !plain.isFirstIn(startMs, endMs)
                        && plain.in(startMs).isEmpty()
                        && plain.in(endMs).isEmpty();
                assertThat(standing.merge(grain, change, Sum::plus))
                    .isEqualTo(away ? new Sum(1, 0) : Sum.ZERO);
              });
        });
  }

  @Test
  void grades_are_given_to_all_who_bought_within_the_window_before_the_end_of_a_month() {
    Laws.forAllUnlimitedHistories(
        history -> {
          Plain plain = Plain.of(history);
          Map<String, Sum> expected = new TreeMap<>();
          forEachPeriod(
              plain,
              (grain, startMs, endMs) -> {
                List<Purchase> in = plain.in(endMs);
                if (grain == Grain.MONTH && !in.isEmpty()) {
                  expected.put(
                      cell(grain, startMs, grades(in, endMs)), new Sum(1, plain.value(endMs)));
                }
              });
          assertThat(told(history, Kpi.RFM)).isEqualTo(expected);
        });
  }

  private static String grades(List<Purchase> in, long endMs) {
    long days = 86_400_000L;
    long sinceMs = endMs - in.get(in.size() - 1).occurredAtMs();
    long value = in.stream().mapToLong(each -> each.amount().minor()).sum();
    int recency =
        sinceMs <= 7 * days
            ? 5
            : sinceMs <= 14 * days ? 4 : sinceMs <= 30 * days ? 3 : sinceMs <= 60 * days ? 2 : 1;
    int size = in.size();
    int frequency = size >= 8 ? 5 : size >= 5 ? 4 : size >= 3 ? 3 : size >= 2 ? 2 : 1;
    int monetary =
        value >= 100_000 ? 5 : value >= 30_000 ? 4 : value >= 10_000 ? 3 : value >= 5_000 ? 2 : 1;
    return "f=" + frequency + ";m=" + monetary + ";r=" + recency;
  }
}
