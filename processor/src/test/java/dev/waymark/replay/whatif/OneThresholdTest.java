package dev.waymark.replay.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.domain.rules.Rules;
import dev.waymark.domain.rules.Saving;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One changed threshold changes exactly what it must, as worked out here from the events. */
class OneThresholdTest {

  private static final int CUSTOMERS = Integer.getInteger("what-if.customers", 250);
  private static final long DAY_MS = 86_400_000L;

  private static final Set<Kpi> OF_RISK =
      EnumSet.of(
          Kpi.ALERTS,
          Kpi.CUSTOMERS_BY_RISK,
          Kpi.ALERT_OUTCOMES,
          Kpi.ALERT_LEAD_TIMES,
          Kpi.SAVE_WINDOWS,
          Kpi.SAVE_WINDOWS_OPEN,
          Kpi.SAVE_WINDOWS_UNANSWERED,
          Kpi.SAVE_OUTCOMES);

  private static final Set<Kpi> OF_SAVE_WINDOWS =
      EnumSet.of(
          Kpi.SAVE_WINDOWS, Kpi.SAVE_WINDOWS_OPEN, Kpi.SAVE_WINDOWS_UNANSWERED, Kpi.SAVE_OUTCOMES);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_edge_of_high_moves_customers_between_bands_and_nothing_else(long seed) {
    List<Event> events = Trying.crowd(seed, CUSTOMERS);
    long endMs = Trying.midst(events);
    events.removeIf(event -> event.occurredAtMs() >= endMs);
    Trying trying =
        new Trying(
            TestRules.standard().hysteresis(0).build(),
            TestRules.standard().hysteresis(0).edges(0.6, 0.85, 0.9).build(),
            endMs);
    Report report = trying.on(events);

    assertThat(OF_RISK).containsAll(Trying.differing(report));
    assertThat(report.stages().differing()).isEqualTo(Sum.ZERO);
    for (Side side : Side.values()) {
      assertThat(byBand(report, side)).isEqualTo(byBand(events, trying, side));
    }
    assertThat(byBand(report, Side.CANDIDATE)).isNotEqualTo(byBand(report, Side.BASELINE));
  }

  private static Map<String, Long> byBand(Report report, Side side) {
    Map<String, Long> bands = new TreeMap<>();
    Trying.cells(report, side)
        .forEach(
            (id, sum) -> {
              if (id.kpi() == Kpi.CUSTOMERS_BY_RISK && id.grain() == Grain.NOW) {
                String band = id.dimensions().replaceAll("band=(\\w+);.*", "$1");
                bands.merge(band, sum.count(), Long::sum);
              }
            });
    bands.values().removeIf(count -> count == 0);
    return bands;
  }

  /** Without hysteresis, the band is where the risk of the moment lies between the edges. */
  private static Map<String, Long> byBand(List<Event> events, Trying trying, Side side) {
    Rules rules = side == Side.BASELINE ? trying.baseline() : trying.candidate();
    Fold fold = new Fold(trying.baseline());
    Map<String, Long> bands = new TreeMap<>();
    byCustomer(events)
        .forEach(
            (customer, theirs) -> {
              Journey journey =
                  Ledger.of(Journey.of(customer), theirs).fold(fold, trying.endMs(), new Moments());
              if (journey.stage().isKept()) {
                double risk = fold.risk(journey, trying.endMs()).probability();
                List<Double> edges = rules.churn().edges();
                long above = edges.stream().filter(edge -> risk > edge).count();
                String band = List.of("LOW", "ELEVATED", "HIGH", "CRITICAL").get((int) above);
                bands.merge(band, 1L, Long::sum);
              }
            });
    return bands;
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void lapse_after_moves_exactly_the_lapses(long seed) {
    List<Event> events = new ArrayList<>(Trying.crowd(seed, CUSTOMERS));
    long endMs = Trying.midst(events);
    events.removeIf(event -> !(event instanceof Purchase) || event.occurredAtMs() >= endMs);
    Trying trying = Trying.change(endMs, rules -> rules.lapseAfter(60));
    Report report = trying.on(events);

    for (Side side : Side.values()) {
      long spanMs = (side == Side.BASELINE ? 90 : 60) * DAY_MS;
      assertThat(months(report, side)).isEqualTo(months(events, spanMs, trying.endMs()));
    }
    assertThat(report.stages().differing().count())
        .isEqualTo(report.stages().of(Stage.ACTIVE, Stage.LAPSED).count())
        .isEqualTo(
            silentBetween(events, trying.endMs() - 90 * DAY_MS, trying.endMs() - 60 * DAY_MS))
        .isPositive();
    assertThat(Trying.differing(report))
        .contains(Kpi.LAPSES, Kpi.STAGE_MOVES, Kpi.CUSTOMERS)
        .doesNotContain(
            Kpi.ORDERS,
            Kpi.REFUNDS,
            Kpi.BUYERS,
            Kpi.NEW_CUSTOMERS,
            Kpi.RETURNING_CUSTOMERS,
            Kpi.DORMANT_CUSTOMERS,
            Kpi.MOVEMENTS,
            Kpi.SEGMENT_MOVES,
            Kpi.RFM,
            Kpi.RETAINED_CUSTOMERS,
            Kpi.LOSSES);
  }

  private static Map<Long, Long> months(Report report, Side side) {
    Map<Long, Long> months = new TreeMap<>();
    Trying.cells(report, side)
        .forEach(
            (id, sum) -> {
              if (id.kpi() == Kpi.LAPSES && id.grain() == Grain.MONTH) {
                months.merge(id.startMs(), sum.count(), Long::sum);
              }
            });
    return months;
  }

  /** A lapse at the first instant of a month belongs to the month that ends there. */
  private static Map<Long, Long> months(List<Event> events, long spanMs, long endMs) {
    Windows windows = new Windows(java.time.ZoneOffset.UTC);
    Map<Long, Long> months = new TreeMap<>();
    byCustomer(events)
        .values()
        .forEach(
            theirs -> {
              List<Long> bought = bought(theirs);
              for (int i = 0; i < bought.size(); i++) {
                long lapseMs = bought.get(i) + spanMs;
                long nextMs = i + 1 < bought.size() ? bought.get(i + 1) : endMs;
                if (lapseMs <= nextMs) {
                  months.merge(windows.start(Grain.MONTH, lapseMs - 1), 1L, Long::sum);
                }
              }
            });
    return months;
  }

  private static long silentBetween(List<Event> events, long fromMs, long toMs) {
    return byCustomer(events).values().stream()
        .map(OneThresholdTest::bought)
        .filter(bought -> !bought.isEmpty())
        .mapToLong(bought -> bought.get(bought.size() - 1))
        .filter(lastMs -> fromMs < lastMs && lastMs <= toMs)
        .count();
  }

  private static List<Long> bought(List<Event> events) {
    return events.stream()
        .filter(event -> event instanceof Purchase p && p.step() == Purchase.Step.PLACED)
        .map(Event::occurredAtMs)
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void bounds_of_value_move_customers_between_segments_and_nothing_else(long seed) {
    List<Event> events = Trying.crowd(seed, CUSTOMERS);
    Trying trying =
        Trying.change(Trying.end(seed, CUSTOMERS), rules -> rules.bounds(0, 5_000, 60_000));
    Report report = trying.on(events);

    assertThat(report.differingCells()).isNotEmpty();
    assertThat(withoutSegments(report, Side.CANDIDATE))
        .isEqualTo(withoutSegments(report, Side.BASELINE));
    assertThat(report.alerts().differing()).isZero();
    assertThat(report.windows().differing()).isZero();
    assertThat(report.stages().differing()).isEqualTo(Sum.ZERO);
  }

  private static Map<CellId, Sum> withoutSegments(Report report, Side side) {
    Map<CellId, Sum> whole = new java.util.HashMap<>();
    Trying.cells(report, side)
        .forEach(
            (id, sum) -> {
              String rest =
                  id.kpi() == Kpi.SEGMENT_MOVES
                      ? ""
                      : id.dimensions().replaceAll("segment=\\w+", "");
              whole.merge(new CellId(id.kpi(), rest, id.grain(), id.startMs()), sum, Sum::plus);
            });
    whole.values().removeIf(Sum::isZero);
    return whole;
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11, 12})
  void fewer_complaints_open_save_windows_of_those_who_complained_so_often(long seed) {
    List<Event> events = Trying.crowd(seed, CUSTOMERS);
    Rules rules = TestRules.standard().build();
    Trying trying = new Trying(rules, complaints(rules, 2), Trying.end(seed, CUSTOMERS));
    Report report = trying.on(events);

    assertThat(OF_SAVE_WINDOWS).containsAll(Trying.differing(report));
    assertThat(report.stages().differing()).isEqualTo(Sum.ZERO);
    assertThat(report.alerts().differing()).isZero();
    assertThat(report.windows().of(Change.LOST).count()).isZero();
    assertThat(report.windows().of(Change.LATER).count()).isZero();
    Set<String> differing = new TreeSet<>();
    report
        .windows()
        .samples()
        .values()
        .forEach(samples -> samples.forEach(sample -> differing.add(sample.customer())));
    assertThat(differing).isNotEmpty();
    assertThat(complainedTwiceInAWeek(events)).containsAll(differing);
    report
        .windows()
        .samples()
        .getOrDefault(Change.GAINED, List.of())
        .forEach(
            sample ->
                assertThat(sample.candidate().orElseThrow().cause())
                    .isEqualTo(Finding.COMPLAINT.name()));
  }

  private static Rules complaints(Rules r, int burst) {
    return new Rules(
        r.version(),
        r.zone(),
        r.currency(),
        r.lifecycle(),
        r.value(),
        r.rfm(),
        r.churn(),
        new Saving(burst, r.saving().burstWithinMs(), r.saving().deliveringSources()),
        r.limits(),
        r.channels(),
        r.campaigns(),
        r.lookbackMs(),
        r.unusualFloor(),
        r.expectation(),
        r.censusAtMs());
  }

  /** Whoever said anything twice within a week; a complaint is something said. */
  private static Set<String> complainedTwiceInAWeek(List<Event> events) {
    Set<String> customers = new TreeSet<>();
    byCustomer(events)
        .forEach(
            (customer, theirs) -> {
              List<Long> said =
                  theirs.stream()
                      .filter(e -> e instanceof SupportContact || e instanceof SocialMention)
                      .map(Event::occurredAtMs)
                      .sorted()
                      .toList();
              for (int i = 1; i < said.size(); i++) {
                if (said.get(i) - said.get(i - 1) <= 7 * DAY_MS) {
                  customers.add(customer);
                }
              }
            });
    return customers;
  }

  private static Map<String, List<Event>> byCustomer(List<Event> events) {
    Map<String, List<Event>> all = new TreeMap<>();
    Set<String> known = new TreeSet<>();
    for (Event event : events) {
      if (known.add(event.origin().customerId() + '\n' + event.eventId())) {
        all.computeIfAbsent(event.origin().customerId(), c -> new ArrayList<>()).add(event);
      }
    }
    return all;
  }
}
