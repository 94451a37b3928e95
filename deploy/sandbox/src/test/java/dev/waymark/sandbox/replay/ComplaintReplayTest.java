package dev.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.ingest.Mapping;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.interop.OneSandbox;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Real tweets and reviews are counted as a batch program counts them. */
@Tag("long-runs")
@ExtendWith(OneSandbox.class)
class ComplaintReplayTest {

  private static final Path MAPPINGS = Path.of("../mappings");

  /** The reference counts in the words of the source; ours has the short list. */
  private static final Map<String, String> REASONS =
      Map.of(
          "bad_flight", "QUALITY",
          "cancelled_flight", "SERVICE",
          "cant_tell", "OTHER",
          "customer_service_issue", "SERVICE",
          "damaged_luggage", "DEFECTIVE",
          "flight_attendant_complaints", "SERVICE",
          "flight_booking_problems", "BILLING",
          "late_flight", "LATE_DELIVERY",
          "longlines", "SERVICE",
          "lost_luggage", "WRONG_ITEM");

  private final Replays replays;

  ComplaintReplayTest(Sandbox sandbox) {
    this.replays = new Replays(sandbox);
  }

  @Test
  void complaints_of_airline_customers_by_day_and_reason_equal_batch() {
    Tables tables =
        replays.replay(
            ReferenceData.events("airline_dev"),
            Optional.of(Mapping.read(MAPPINGS.resolve("airline.yaml"))),
            Instant.parse("2015-02-25T00:00:00Z"),
            Map.of());

    Map<String, Long> complaints = new TreeMap<>();
    for (Map<String, String> row : ReferenceData.rows("airline_dev", "negatives_day_reason.csv")) {
      String reason = REASONS.getOrDefault(row.getOrDefault("reason", ""), "?");
      complaints.merge(row.get("day") + " " + reason, number(row, "negatives"), Long::sum);
    }
    assertThat(ours(tables, "complaints", "reason")).isEqualTo(complaints);

    Map<String, Long> mentions = new TreeMap<>();
    Map<String, String> tones = Map.of("-1", "negative", "0", "neutral", "1", "positive");
    for (Map<String, String> row :
        ReferenceData.rows("airline_dev", "mentions_day_source_sentiment.csv")) {
      String tone = tones.getOrDefault(row.getOrDefault("sentiment", ""), "?");
      mentions.merge(row.get("day") + " " + tone, number(row, "mentions"), Long::sum);
    }
    assertThat(ours(tables, "mentions", "sentiment")).isEqualTo(mentions);
  }

  @Test
  void orders_lapses_and_bad_reviews_of_a_marketplace_equal_batch() {
    Tables tables =
        replays.replay(
            ReferenceData.events("olist_dev"),
            Optional.empty(),
            Instant.parse("2018-10-18T00:00:00Z"),
            Map.of("value.bounds", "0,100,500"));

    Map<String, Long> orders = tables.counts("orders", "month");
    Map<String, Long> gross = tables.amounts("orders", "month");
    Map<String, Long> lapses = tables.counts("lapses", "month");
    Map<String, Long> losses = tables.counts("losses", "month");
    Map<String, Long> back = tables.counts("reactivations", "month");
    for (Map<String, String> row : ReferenceData.rows("olist_dev", "monthly_kpi.csv")) {
      String month = row.get("month") + "-01";
      assertThat(
              Map.of(
                  "orders", orders.getOrDefault(month, 0L),
                  "gross", gross.getOrDefault(month, 0L),
                  "lapses", lapses.getOrDefault(month, 0L),
                  "losses", losses.getOrDefault(month, 0L),
                  "reactivations", back.getOrDefault(month, 0L)))
          .as(month)
          .isEqualTo(
              Map.of(
                  "orders", number(row, "orders"),
                  "gross", ReferenceData.minor(row.getOrDefault("gross", "")),
                  "lapses", number(row, "lapsed90_new"),
                  "losses", number(row, "lapsed180_new"),
                  "reactivations", number(row, "reactivated90")));
    }

    assertThat(tables.counts("deliveries", "month")).isEqualTo(deliveries("delivered"));
    assertThat(tables.counts("late_deliveries", "month")).isEqualTo(deliveries("late"));

    assertThat(lateShares(tables)).isEqualTo(lateSharesOfBatch());

    Map<String, Long> bad = new TreeMap<>();
    for (Map<String, String> row : ReferenceData.rows("olist_dev", "negatives_day_reason.csv")) {
      if (row.getOrDefault("day", "").compareTo("2018-10-18") < 0) {
        bad.merge(row.getOrDefault("day", ""), number(row, "negatives"), Long::sum);
      }
    }
    assertThat(new TreeMap<>(tables.counts("complaints", "day"))).isEqualTo(bad);
    assertThat(tables.results().conservation().holds()).isTrue();
    SoftAssertions softly = new SoftAssertions();
    ValueSegments segments =
        new ValueSegments(
            "olist_dev",
            Map.of(
                "NONE", "NONE", "BRONZE", "[0,100)", "SILVER", "[100,500)", "GOLD", "[500,inf)"));
    segments.compareStocks(tables, softly);
    segments.compareMoves(tables, "2018-10", softly);
    softly.assertAll();
  }

  /** What the batch program counts in each month in which there was any. */
  private static Map<String, Long> deliveries(String column) {
    Map<String, Long> months = new TreeMap<>();
    for (Map<String, String> row : ReferenceData.rows("olist_dev", "deliveries_by_month.csv")) {
      if (number(row, column) > 0) {
        months.put(row.get("month") + "-01", number(row, column));
      }
    }
    return months;
  }

  private static Map<String, String> lateShares(Tables tables) {
    Map<String, String> shares = new TreeMap<>();
    for (Map<String, String> row : tables.rows("figures.csv")) {
      if ("late_share".equals(row.get("figure")) && "month".equals(row.get("grain"))) {
        shares.put(row.getOrDefault("window_start", "").substring(0, 7), row.get("value"));
      }
    }
    return shares;
  }

  private static Map<String, String> lateSharesOfBatch() {
    Map<String, String> shares = new TreeMap<>();
    for (Map<String, String> row : ReferenceData.rows("olist_dev", "deliveries_by_month.csv")) {
      BigDecimal late = BigDecimal.valueOf(number(row, "late"));
      BigDecimal delivered = BigDecimal.valueOf(number(row, "delivered"));
      shares.put(
          row.getOrDefault("month", ""),
          late.divide(delivered, 6, RoundingMode.HALF_EVEN).toPlainString());
    }
    return shares;
  }

  /** Counts by day and one dimension. */
  private static Map<String, Long> ours(Tables tables, String kpi, String dimension) {
    Map<String, Long> counts = new TreeMap<>();
    for (Map<String, String> row : tables.rows("kpis.csv")) {
      if (kpi.equals(row.get("kpi")) && "day".equals(row.get("grain"))) {
        String day = row.getOrDefault("window_start", "").substring(0, 10);
        String value =
            row.getOrDefault("dimensions", "").replaceAll(".*" + dimension + "=([^;]*).*", "$1");
        counts.merge(day + " " + value, number(row, "count"), Long::sum);
      }
    }
    return counts;
  }

  private static long number(Map<String, String> row, String column) {
    return Long.parseLong(row.getOrDefault(column, ""));
  }
}
