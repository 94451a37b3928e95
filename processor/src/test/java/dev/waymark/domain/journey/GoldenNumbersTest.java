package dev.waymark.domain.journey;

import static dev.waymark.domain.kit.Draft.cancelledOrder;
import static dev.waymark.domain.kit.Draft.contact;
import static dev.waymark.domain.kit.Draft.mention;
import static dev.waymark.domain.kit.Draft.purchase;
import static dev.waymark.domain.kit.Draft.refund;
import static dev.waymark.domain.kit.Story.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.domain.churn.Band;
import dev.waymark.domain.churn.Evidence;
import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.churn.Risk;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.kit.Draft;
import dev.waymark.domain.kit.Sums;
import dev.waymark.domain.kit.Sums.Sum;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.rules.Rules;
import dev.waymark.domain.rules.Weights;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Numbers worked out by hand from the definitions. */
class GoldenNumbersTest {

  private final Moments out = new Moments();
  private Fold fold = new Fold(TestRules.standard().build());

  private Journey journey(long untilMs, Draft... drafts) {
    List<Event> events = Stream.of(drafts).map(Draft::event).toList();
    return Ledger.of(Journey.of("ann"), events).fold(fold, untilMs, out);
  }

  private Journey journey(TestRules rules, long untilMs, Draft... drafts) {
    fold = new Fold(rules.build());
    return journey(untilMs, drafts);
  }

  @Test
  void the_deadlines_of_one_purchase_are_30_90_and_180_days_later() {
    Journey journey = journey(day(0), purchase("ann").on(day(0)));
    assertThat(wakings(journey, day(400)))
        .containsEntry(day(30), Stage.ACTIVE)
        .containsEntry(day(90), Stage.LAPSED)
        .containsEntry(day(180), Stage.LOST);
    assertThat(journey.sinceMs()).isEqualTo(day(0));
  }

  private Map<Long, Stage> wakings(Journey from, long untilMs) {
    Map<Long, Stage> stages = new TreeMap<>();
    Journey journey = from;
    for (long ms = fold.wakeAtMs(journey); ms <= untilMs; ms = fold.wakeAtMs(journey)) {
      journey = fold.until(journey, ms, out);
      if (journey.sinceMs() == ms) {
        stages.put(ms, journey.stage());
      }
    }
    return stages;
  }

  @Test
  void the_edges_of_the_segments_belong_to_the_higher_one() {
    assertThat(segmentFor(0)).isEqualTo("BRONZE");
    assertThat(segmentFor(29_999)).isEqualTo("BRONZE");
    assertThat(segmentFor(30_000)).isEqualTo("SILVER");
    assertThat(segmentFor(99_999)).isEqualTo("SILVER");
    assertThat(segmentFor(100_000)).isEqualTo("GOLD");
  }

  private String segmentFor(long minor) {
    return fold.segment(journey(day(0), purchase("ann").of(minor).on(day(0))));
  }

  @Test
  void a_purchase_leaves_the_trailing_value_exactly_90_days_later() {
    Draft[] bought = {
      purchase("ann").of(20_000).on(day(0)), purchase("ann").of(15_000).on(day(40))
    };
    Journey before = journey(day(90) - 1, bought);
    assertThat(before.purchases().value()).isEqualTo(35_000);
    assertThat(fold.segment(before)).isEqualTo("SILVER");
    Journey after = journey(day(90), bought);
    assertThat(after.purchases().value()).isEqualTo(15_000);
    assertThat(fold.segment(after)).isEqualTo("BRONZE");
    Journey none = journey(day(130), bought);
    assertThat(none.purchases().value()).isZero();
    assertThat(fold.segment(none)).isEqualTo("NONE");
  }

  @Test
  void a_refund_lessens_neither_gross_nor_trailing_value() {
    Journey journey =
        journey(
            day(3),
            purchase("ann").of(5_000).on(day(0)),
            refund("ann").of(2_000).on(day(1)),
            cancelledOrder("ann").of(500).on(day(2)));
    assertThat(journey.purchases().gross()).isEqualTo(5_000);
    assertThat(journey.purchases().value()).isEqualTo(5_000);
    assertThat(journey.purchases().refunds()).isEqualTo(2_500);
    assertThat(total(Kpi.REFUNDS, "reason=NONE")).isEqualTo(new Sum(2, 2_500));
  }

  private Sum total(Kpi kpi, String dimensions) {
    return Sums.of(out.contributions()).total(kpi, place -> place.dimensions().equals(dimensions));
  }

  @Test
  void a_lapse_counts_with_the_value_just_after_the_last_purchase_in_the_window_that_ends_then() {
    journey(
        day(91), purchase("ann").of(20_000).on(day(-60)), purchase("ann").of(15_000).on(day(0)));
    assertThat(part(Kpi.LAPSES, place -> place.atMs())).containsExactly(day(90) - 1);
    assertThat(total(Kpi.LAPSES, "cause=SILENCE;segment=NONE")).isEqualTo(new Sum(1, 35_000));
  }

  private <T> List<T> part(Kpi kpi, Function<Sums.Place, T> what) {
    return Sums.of(out.contributions()).places().keySet().stream()
        .filter(place -> place.kpi() == kpi)
        .map(what)
        .sorted()
        .toList();
  }

  @Test
  void growth_of_a_customer_who_buys_in_january_february_and_april() {
    journey(
        at("2024-06-01"),
        purchase("ann").on(at("2024-01-10")),
        purchase("ann").on(at("2024-01-20")),
        purchase("ann").on(at("2024-02-29")),
        purchase("ann").on(at("2024-04-01")));
    assertThat(months(Kpi.BUYERS)).isEqualTo(Map.of("2024-01", 1L, "2024-02", 1L, "2024-04", 1L));
    assertThat(months(Kpi.NEW_CUSTOMERS)).isEqualTo(Map.of("2024-01", 1L));
    assertThat(months(Kpi.RETURNING_CUSTOMERS)).isEqualTo(Map.of("2024-02", 1L));
    assertThat(months(Kpi.RESURRECTED_CUSTOMERS)).isEqualTo(Map.of("2024-04", 1L));
    assertThat(months(Kpi.DORMANT_CUSTOMERS)).isEqualTo(Map.of("2024-03", 1L, "2024-05", 1L));
  }

  private static long at(String date) {
    return Instant.parse(date + "T00:00:00Z").toEpochMilli();
  }

  /** What a KPI counts in each month of UTC. */
  private Map<String, Long> months(Kpi kpi) {
    Map<String, Long> months =
        out.contributions().stream()
            .filter(part -> part.kpi() == kpi && part.grains().contains(Grain.MONTH))
            .collect(
                Collectors.groupingBy(
                    part -> Instant.ofEpochMilli(part.atMs()).toString().substring(0, 7),
                    Collectors.summingLong(part -> part.count())));
    months.values().removeIf(count -> count == 0);
    return months;
  }

  @Test
  void the_mean_gap_of_purchases_on_days_0_10_and_30_is_15_days_and_three_times_that_is_the_span() {
    Journey journey =
        journey(
            TestRules.standard().personalLapse(3, 14, 120),
            day(75),
            purchase("ann").on(day(0)),
            purchase("ann").on(day(10)),
            purchase("ann").on(day(30)));
    assertThat(journey.stage()).isEqualTo(Stage.LAPSED);
    assertThat(journey.sinceMs()).isEqualTo(day(30 + 45));
  }

  @Test
  void one_purchase_is_a_risk_of_four_in_five_and_a_quarter_of_silence_multiplies_the_odds_by_e() {
    Journey journey = journey(day(0), purchase("ann").on(day(0)));
    Risk fresh = fold.risk(journey, day(0));
    // The prior gap is 90 d / (1/4) = 360 d, the horizon 90 d: odds 4.
    assertThat(fresh.probability()).isCloseTo(0.8, within(1e-6));
    assertThat(parts(fresh)).isEqualTo(Map.of(Finding.BASE, 1_386_294L));
    Risk silent = fold.risk(journey, day(90));
    assertThat(parts(silent))
        .isEqualTo(Map.of(Finding.BASE, 1_386_294L, Finding.SILENCE, 1_000_000L));
    assertThat(silent.probability()).isCloseTo(4 * Math.E / (1 + 4 * Math.E), within(1e-6));
  }

  @Test
  void four_purchases_in_ninety_days_earn_the_frequency_of_their_gap() {
    Journey journey =
        journey(
            day(90),
            purchase("ann").on(day(0)),
            purchase("ann").on(day(30)),
            purchase("ann").on(day(60)),
            purchase("ann").on(day(90)));
    // G = (90 + 90) / (1/4 + 3) = 55.385 d; ln(360 / G) = 1.871802.
    assertThat(parts(fold.risk(journey, day(90))))
        .isEqualTo(Map.of(Finding.BASE, 1_386_294L, Finding.FREQUENCY, -1_871_802L));
    // 83.077 d of silence are half a gap too much: half of that half counts again.
    long lateMs = day(90) + Math.round(1.5 * 180 / 3.25 * TestRules.DAY_MS);
    assertThat(parts(fold.risk(journey, lateMs)))
        .containsEntry(Finding.SILENCE, 923_077L)
        .containsEntry(Finding.OWN_RHYTHM, 250_000L);
  }

  @Test
  void a_complaint_weighs_half_after_a_half_life_and_a_third_one_no_more_than_two() {
    Journey once =
        journey(
            day(1),
            purchase("ann").on(day(0)),
            contact("ann").because(Reason.DEFECTIVE).on(day(1)));
    assertThat(parts(fold.risk(once, day(1))))
        .containsEntry(Finding.COMPLAINT, 500_000L)
        .containsEntry(Finding.UNRESOLVED_CONTACT, 700_000L);
    assertThat(parts(fold.risk(once, day(31))))
        .containsEntry(Finding.COMPLAINT, 250_000L)
        .containsEntry(Finding.UNRESOLVED_CONTACT, 350_000L);
    Journey thrice =
        journey(
            day(1),
            purchase("ann").on(day(0)),
            mention("ann").id("1").sounding(-1).on(day(1)),
            mention("ann").id("2").sounding(-1).on(day(1)),
            mention("ann").id("3").sounding(-1).on(day(1)));
    assertThat(parts(fold.risk(thrice, day(1)))).containsEntry(Finding.NEGATIVE_MENTION, 600_000L);
  }

  @Test
  void silence_lifts_the_risk_over_an_edge_before_what_is_more_than_two_begins_to_fade() {
    Journey journey =
        journey(
            TestRules.standard()
                .edges(0.5, 0.9, 0.996)
                .weights(new Weights(0, 1, 0, 0, 0, 0, 2, 0, 0, 0)),
            day(0),
            purchase("ann").id("0").on(day(0)),
            mention("ann").id("1").sounding(-1).on(day(0)),
            mention("ann").id("2").sounding(-1).on(day(0)),
            mention("ann").id("3").sounding(-1).on(day(0)));
    // ln 4 + 2 * 2 + days / 90 = ln(0.996 / 0.004) after 11.80 days; three fade below two in 17.55.
    double days = (Math.log(0.996 / 0.004) - Math.log(4) - 4) * 90;
    assertThat(journey.band()).isEqualTo(Band.HIGH);
    assertThat(journey.crossMs()).isCloseTo(day(days), within(60_000L));
    assertThat(fold.until(journey, journey.crossMs(), out).band()).isEqualTo(Band.CRITICAL);
  }

  private static Map<Finding, Long> parts(Risk risk) {
    return risk.parts().stream()
        .collect(Collectors.toMap(Evidence::finding, Evidence::logOddsMicros));
  }

  @Test
  void spending_half_of_the_mean_adds_a_quarter_of_ln_2() {
    Journey journey =
        journey(
            day(100),
            purchase("ann").of(7_000).on(day(0)),
            purchase("ann").of(2_000).on(day(50)),
            purchase("ann").of(2_000).on(day(100)));
    // The mean day is 36.67, the last two 20.00: ln(11/6) / 4 = 0.151534.
    assertThat(parts(fold.risk(journey, day(100)))).containsEntry(Finding.SPEND_DECLINE, 151_534L);
  }

  @Test
  void three_customers_stand_in_three_cells_at_the_end_of_the_first_quarter() {
    Sums sums = new Sums();
    for (int last : List.of(0, 60, 89)) {
      Moments of = new Moments();
      Event bought = purchase("c" + last).of(10_000).on(day(last)).event();
      Ledger.of(Journey.of("c" + last), List.of(bought)).fold(fold, day(91), of);
      sums.add(of.contributions());
    }
    assertThat(sums.total(Kpi.CUSTOMERS, place -> place.atMs() < day(91)))
        .isEqualTo(new Sum(3, 20_000));
    assertThat(sums.total(Kpi.CUSTOMERS, in("segment=NONE;stage=LAPSED"))).isEqualTo(new Sum(1, 0));
    assertThat(sums.total(Kpi.CUSTOMERS, in("segment=BRONZE;stage=ACTIVE")))
        .isEqualTo(new Sum(1, 10_000));
    assertThat(sums.total(Kpi.CUSTOMERS, in("segment=BRONZE;stage=NEW")))
        .isEqualTo(new Sum(1, 10_000));
  }

  private static java.util.function.Predicate<Sums.Place> in(String dimensions) {
    return place -> place.dimensions().equals(dimensions);
  }

  @Test
  void a_census_brings_a_silent_journey_up_to_its_moment() {
    Rules rules = TestRules.standard().censusAt(day(7)).build();
    fold = new Fold(rules);
    assertThat(journey(day(8), purchase("ann").on(day(0))).momentMs()).isEqualTo(day(7));
    assertThat(journey(day(8), purchase("ann").on(day(7))).momentMs()).isEqualTo(day(7));
    assertThat(fold.wakeAtMs(journey(day(6), purchase("ann").on(day(0))))).isEqualTo(day(7));
  }
}
