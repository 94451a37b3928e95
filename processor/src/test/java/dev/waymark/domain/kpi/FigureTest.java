package dev.waymark.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures worked out by hand. */
class FigureTest {

  private static final long MAY = ms("2026-05-01");
  private static final long JUNE = ms("2026-06-01");

  private final List<KpiCell> cells = new ArrayList<>();

  @Test
  void growth_is_what_comes_for_what_pauses() {
    june("new_customers", "first_touch=CHANNEL;segment=BRONZE", 6, 0);
    june("new_customers", "first_touch=MENTION;segment=GOLD", 3, 0);
    june("returning_customers", "segment=BRONZE", 10, 0);
    june("resurrected_customers", "segment=BRONZE", 1, 0);
    june("dormant_customers", "segment=BRONZE", 4, 0);

    assertThat(figure(Figure.ACTIVE)).isEqualTo("20");
    assertThat(figure(Figure.PULSE)).isEqualTo("2.500000");
  }

  @Test
  void the_bridge_leads_from_the_opening_to_the_closing() {
    add("customers", Grain.MONTH, MAY, "segment=BRONZE;stage=ACTIVE", 5, 80_000, true);
    add("customers", Grain.MONTH, MAY, "segment=GOLD;stage=NEW", 1, 20_000, true);
    june("customers", "segment=BRONZE;stage=ACTIVE", 5, 105_000);
    june("movements", "movement=NEW;segment=BRONZE", 2, 30_000);
    june("movements", "movement=REACTIVATION;segment=BRONZE", 1, 5_000);
    june("movements", "movement=EXPANSION;segment=BRONZE", 1, 10_000);
    june("movements", "movement=CONTRACTION;segment=BRONZE", 1, -15_000);
    june("movements", "movement=CHURN;segment=NONE", 2, -25_000);
    june("movements", "movement=UNCHANGED;segment=BRONZE", 2, 0);

    assertThat(figure(Figure.OPENING)).isEqualTo("100000");
    assertThat(figure(Figure.CLOSING)).isEqualTo("105000");
    assertThat(figure(Figure.BRIDGE_RESIDUAL)).isEqualTo("0");
    assertThat(figure(Figure.QUICK_RATIO)).isEqualTo("1.000000");
    assertThat(figure(Figure.NRR)).isEqualTo("0.700000");
    assertThat(figure(Figure.NET_CHURN)).isEqualTo("0.250000");
  }

  @Test
  void a_bridge_with_a_gap_says_so() {
    june("customers", "segment=BRONZE;stage=ACTIVE", 5, 105_000);
    june("movements", "movement=NEW;segment=BRONZE", 2, 104_999);

    assertThat(figure(Figure.BRIDGE_RESIDUAL)).isEqualTo("1");
  }

  @Test
  void of_an_open_period_nothing_is_said_that_its_end_decides() {
    add("customers", Grain.MONTH, MAY, "segment=BRONZE;stage=ACTIVE", 5, 80_000, true);
    add("customers", Grain.MONTH, JUNE, "segment=BRONZE;stage=ACTIVE", 5, 90_000, false);

    assertThat(figure(Figure.OPENING)).isEqualTo("80000");
    assertThat(figure(Figure.NRR)).isEqualTo("none");
    assertThat(figure(Figure.BRIDGE_RESIDUAL)).isEqualTo("none");
  }

  @Test
  void what_nothing_is_divided_by_is_no_figure() {
    june("contacts", "channel=web;reason=NONE", 3, 0);
    june("movements", "movement=NEW;segment=BRONZE", 1, 10);

    assertThat(figure(Figure.CONTACT_RATE_GROSS)).isEqualTo("none");
    assertThat(figure(Figure.QUICK_RATIO)).isEqualTo("none");
  }

  @Test
  void friction_is_told_in_shares() {
    june("orders", "channel=web", 30, 1);
    june("orders", "channel=app", 10, 1);
    june("contacts", "channel=web;reason=NONE", 50, 0);
    june("orders_contacted", "", 12, 0);
    june("cases_opened", "reason=NONE", 3, 0);
    june("cases_resolved_first", "reason=NONE", 2, 0);
    june("punctuality", "complained=yes;delivery=late", 3, 0);
    june("punctuality", "complained=no;delivery=late", 1, 0);
    june("punctuality", "complained=no;delivery=on_time", 9, 0);

    june("reviews", "delivery=lt_4d_late", 4, -1_500);

    assertThat(figure(Figure.REVIEW_TONE, "delivery=lt_4d_late")).isEqualTo("-0.375000");
    assertThat(figure(Figure.CONTACT_RATE_GROSS)).isEqualTo("1.250000");
    assertThat(figure(Figure.CONTACT_RATE_NET)).isEqualTo("0.300000");
    assertThat(figure(Figure.FIRST_CONTACT_RESOLUTION)).isEqualTo("0.666667");
    assertThat(figure(Figure.LATE_SHARE)).isEqualTo("0.307692");
    assertThat(figure(Figure.COMPLAINT_RATE, "delivery=late")).isEqualTo("0.750000");
    assertThat(figure(Figure.COMPLAINT_RATE, "delivery=on_time")).isEqualTo("0.000000");
  }

  @Test
  void saving_counts_windows_that_are_decided() {
    june("save_outcomes", "cause=COMPLAINT;outcome=SAVED;rules=1", 1, 0);
    june("save_outcomes", "cause=COMPLAINT;outcome=LOST;rules=1", 3, 0);
    june("save_outcomes", "cause=LEAVE_INTENT;outcome=SAVED;rules=1", 1, 0);
    june("save_outcomes", "cause=LEAVE_INTENT;outcome=OPEN;rules=1", 7, 0);

    assertThat(figure(Figure.SAVE_RATE)).isEqualTo("0.400000");
    assertThat(figure(Figure.SAVE_RATE, "cause=COMPLAINT")).isEqualTo("0.250000");
    assertThat(figure(Figure.SAVE_RATE, "cause=LEAVE_INTENT")).isEqualTo("1.000000");
  }

  @Test
  void alerts_are_judged_by_rules() {
    june("alert_outcomes", "outcome=CHURNED;rules=1", 6, 0);
    june("alert_outcomes", "outcome=KEPT;rules=1", 2, 0);
    june("alert_outcomes", "outcome=UNWARNED;rules=1", 4, 0);
    june("alert_outcomes", "outcome=IMMATURE;rules=1", 90, 0);
    june("alert_outcomes", "outcome=CHURNED;rules=2", 1, 0);
    june("alert_lead_times", "bucket=lt_7d;rules=1", 2, 100);
    june("alert_lead_times", "bucket=ge_30d;rules=1", 4, 4_000);

    assertThat(figure(Figure.PRECISION, "rules=1")).isEqualTo("0.750000");
    assertThat(figure(Figure.PRECISION, "rules=2")).isEqualTo("1.000000");
    assertThat(figure(Figure.RECALL, "rules=1")).isEqualTo("0.600000");
    assertThat(figure(Figure.MEAN_LEAD_TIME, "rules=1")).isEqualTo("683.333333");
  }

  @Test
  void arriving_is_told_in_shares() {
    june("new_customers", "first_touch=REFERRAL;segment=BRONZE", 8, 0);
    june("referrals", "", 2, 0);
    june("prospects", "first_touch=REFERRAL", 2, 0);
    june("conversion", "campaign=none;channel=web;converted=yes", 1, 0);
    june("conversion", "campaign=none;channel=web;converted=no", 3, 0);
    june("conversion", "campaign=spring;channel=app;converted=yes", 1, 0);

    assertThat(figure(Figure.REFERRAL_SHARE)).isEqualTo("0.250000");
    assertThat(figure(Figure.CONVERSION_BY_FIRST_TOUCH, "first_touch=REFERRAL"))
        .isEqualTo("0.800000");
    assertThat(figure(Figure.CONVERSION_RATE)).isEqualTo("0.400000");
    assertThat(figure(Figure.CONVERSION_RATE, "channel=web")).isEqualTo("0.250000");
    assertThat(figure(Figure.CONVERSION_RATE, "campaign=spring")).isEqualTo("1.000000");
  }

  @Test
  void retention_is_held_to_the_month_of_the_first_purchase() {
    add("retained_customers", Grain.MONTH, MAY, "age=0;cohort=2026-05", 8, 0, true);
    june("retained_customers", "age=1;cohort=2026-05", 6, 0);

    assertThat(figure(Figure.RETENTION, "age=1;cohort=2026-05")).isEqualTo("0.750000");
  }

  @ParameterizedTest
  @CsvSource({
    // ten at once, ten within a week: the 10th of 20 bought at once, the 18th after 1 + 0.8 x 6
    // days
    "0=10 lt_7d=10, 0.000000, 5.800000",
    // the 5th of 10 is the 3rd of 8 between 7 and 30 days, the 9th the 7th of them
    "lt_1h=2 lt_30d=8, 15.625000, 27.125000",
    "ge_90d=3, 90.000000, 90.000000",
    // those without a touch have waited for nothing
    "none=5 lt_1d=1, 0.520833, 0.904167",
    "none=5, none, none",
  })
  void quantiles_lie_where_the_buckets_put_them(String counts, String p50, String p90) {
    for (String bucket : counts.split(" ")) {
      String[] pair = bucket.split("=");
      june(
          "time_to_first_purchase",
          "bucket=" + pair[0] + ";first_touch=MENTION",
          Long.parseLong(pair[1]),
          0);
    }

    assertThat(figure(Figure.TIME_TO_FIRST_PURCHASE_P50)).isEqualTo(p50);
    assertThat(figure(Figure.TIME_TO_FIRST_PURCHASE_P90)).isEqualTo(p90);
    assertThat(figure(Figure.TIME_TO_FIRST_PURCHASE_P50, "first_touch=MENTION")).isEqualTo(p50);
  }

  @Test
  void every_kpi_that_a_formula_names_is_in_the_catalogue() {
    Set<String> known = Arrays.stream(Kpi.values()).map(Kpi::label).collect(Collectors.toSet());
    for (Figure figure : Figure.values()) {
      assertThat(figure.kpis()).as("the KPIs of " + figure.label()).isNotEmpty();
      assertThat(known).as("the KPIs of " + figure.label()).containsAll(figure.kpis());
    }
  }

  private void june(String kpi, String dimensions, long count, long amount) {
    add(kpi, Grain.MONTH, JUNE, dimensions, count, amount, true);
  }

  private void add(
      String kpi,
      Grain grain,
      long startMs,
      String dimensions,
      long count,
      long amount,
      boolean complete) {
    cells.add(new KpiCell(kpi, grain, startMs, map(dimensions), new Sum(count, amount), complete));
  }

  private String figure(Figure figure) {
    return figure(figure, "");
  }

  /** The figure in June. */
  private String figure(Figure figure, String by) {
    return FigureValue.of(new CellBook(cells), new Windows(ZoneOffset.UTC)).stream()
        .filter(value -> value.figure() == figure && value.startMs() == JUNE)
        .filter(value -> value.grain() == Grain.MONTH && value.by().equals(map(by)))
        .map(value -> value.value().toPlainString())
        .findFirst()
        .orElse("none");
  }

  private static Map<String, String> map(String dimensions) {
    Map<String, String> map = new HashMap<>();
    for (String pair : dimensions.split(";")) {
      if (!pair.isEmpty()) {
        map.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    return map;
  }

  private static long ms(String day) {
    return Instant.parse(day + "T00:00:00Z").toEpochMilli();
  }
}
