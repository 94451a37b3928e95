package dev.waymark.sandbox.replay;

import static dev.waymark.sandbox.replay.ReferenceData.minor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.interop.OneSandbox;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real purchase history through real Kafka comes out as a batch program has it. */
@ExtendWith(OneSandbox.class)
class CdnowReplayTest {

  private static final String SET = "cdnow_sample";
  private static final ValueSegments SEGMENTS =
      new ValueSegments(
          SET,
          Map.of("NONE", "NONE", "BRONZE", "[0,25)", "SILVER", "[25,100)", "GOLD", "[100,inf)"));
  private static final Instant END = Instant.parse("1998-07-01T00:00:00Z");
  private final Replays replays;

  CdnowReplayTest(Sandbox sandbox) {
    this.replays = new Replays(sandbox);
  }

  @Test
  void months_days_stages_moves_segments_and_customers_equal_batch() {
    Tables tables = replay(Map.of("value.bounds", "0,25,100"));
    SoftAssertions softly = new SoftAssertions();
    monthly(tables, 90, softly);
    daily(tables, softly);
    stages(tables, softly);
    moves(tables, softly);
    SEGMENTS.compareStocks(tables, softly);
    SEGMENTS.compareMoves(tables, "", softly);
    customers(tables, softly);
    softly.assertAll();
    assertThat(tables.results().conservation().holds()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 60, 180})
  void another_lapse_span_gives_other_lapses_as_in_batch(int days) {
    Tables tables =
        replay(
            Map.of(
                "lifecycle.new-for", "1d",
                "lifecycle.lapse-after", days + "d",
                "lifecycle.lost-after", "3650d"));
    SoftAssertions softly = new SoftAssertions();
    monthly(tables, days, softly);
    softly.assertAll();
  }

  private Tables replay(Map<String, String> settings) {
    return replays.replay(ReferenceData.events(SET), Optional.empty(), END, settings);
  }

  private static void monthly(Tables tables, int days, SoftAssertions softly) {
    Map<String, Long> orders = tables.counts("orders", "month");
    Map<String, Long> gross = tables.amounts("orders", "month");
    Map<String, Long> buyers = tables.counts("buyers", "month");
    Map<String, Long> fresh = tables.counts("new_customers", "month");
    Map<String, Long> lapses = tables.counts("lapses", "month");
    Map<String, Long> back = tables.counts("reactivations", "month");
    Map<String, Long> gone = tables.counts("customers", "month", CdnowReplayTest::isGone);
    for (Map<String, String> row : ReferenceData.rows(SET, "monthly_kpi.csv")) {
      String month = row.get("month") + "-01";
      softly
          .assertThat(at(orders, month))
          .as("orders of %s", month)
          .isEqualTo(number(row, "orders"));
      softly
          .assertThat(at(gross, month))
          .as("gross of %s", month)
          .isEqualTo(minor(row.getOrDefault("gross", "")));
      softly
          .assertThat(at(buyers, month))
          .as("buyers of %s", month)
          .isEqualTo(number(row, "buyers"));
      softly
          .assertThat(at(fresh, month))
          .as("new customers of %s", month)
          .isEqualTo(number(row, "new_customers"));
      softly
          .assertThat(at(lapses, month))
          .as("lapses of %s", month)
          .isEqualTo(number(row, "lapsed" + days + "_new"));
      softly
          .assertThat(at(back, month))
          .as("reactivations of %s", month)
          .isEqualTo(number(row, "reactivated" + days));
      softly
          .assertThat(at(gone, month))
          .as("lapsed at the end of %s", month)
          .isEqualTo(number(row, "lapsed" + days + "_stock"));
    }
  }

  private static void daily(Tables tables, SoftAssertions softly) {
    Map<String, Long> orders = tables.counts("orders", "day");
    Map<String, Long> gross = tables.amounts("orders", "day");
    Map<String, Long> buyers = tables.counts("buyers", "day");
    Map<String, Long> fresh = tables.counts("new_customers", "day");
    List<Map<String, String>> days = ReferenceData.rows(SET, "daily_tumbling.csv");
    for (Map<String, String> row : days) {
      String day = row.getOrDefault("day", "");
      softly
          .assertThat(List.of(at(orders, day), at(buyers, day), at(fresh, day), at(gross, day)))
          .as("orders, buyers, new customers and gross of %s", day)
          .isEqualTo(
              List.of(
                  number(row, "orders"),
                  number(row, "buyers"),
                  number(row, "new_customers"),
                  minor(row.getOrDefault("gross", ""))));
    }
    softly.assertThat(orders).as("days with orders").hasSize(days.size());
  }

  private static void stages(Tables tables, SoftAssertions softly) {
    for (String stage : List.of("NEW", "ACTIVE", "LAPSED", "LOST")) {
      Map<String, Long> ours =
          tables.counts("customers", "month", dimensions -> dimensions.contains("stage=" + stage));
      for (Map<String, String> row : ReferenceData.rows(SET, "lifecycle.csv")) {
        softly
            .assertThat(at(ours, row.get("month") + "-01"))
            .as("%s at the end of %s", stage, row.get("month"))
            .isEqualTo(number(row, stage));
      }
    }
  }

  /** Where each customer stood at each month's end is read off the stage changes. */
  private static void moves(Tables tables, SoftAssertions softly) {
    Map<String, TreeMap<Instant, String>> ways = new HashMap<>();
    for (Map<String, String> change : tables.rows("stage-changes.csv")) {
      ways.computeIfAbsent(change.getOrDefault("customer_id", ""), c -> new TreeMap<>())
          .put(Instant.parse(change.get("at")), change.getOrDefault("to", ""));
    }
    Map<List<String>, Long> ours = new HashMap<>();
    for (Map<String, String> row : ReferenceData.rows(SET, "lifecycle.csv")) {
      YearMonth month = YearMonth.parse(row.get("month"));
      for (TreeMap<Instant, String> way : ways.values()) {
        String from = stage(way, month);
        String to = stage(way, month.plusMonths(1));
        if (!to.equals("(new)")) {
          ours.merge(List.of(month.toString(), from, to), 1L, Long::sum);
        }
      }
    }
    Map<List<String>, Long> theirs = new HashMap<>();
    for (Map<String, String> row : ReferenceData.rows(SET, "lifecycle_moves.csv")) {
      theirs.put(
          List.of(
              row.getOrDefault("month", ""),
              row.getOrDefault("from", ""),
              row.getOrDefault("to", "")),
          number(row, "customers"));
    }
    softly
        .assertThat(ours.entrySet())
        .as("moves by month end")
        .containsExactlyInAnyOrderElementsOf(theirs.entrySet());
  }

  private static String stage(NavigableMap<Instant, String> way, YearMonth before) {
    Instant end = before.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Map.Entry<Instant, String> last = way.lowerEntry(end);
    return last == null ? "(new)" : last.getValue();
  }

  private static void customers(Tables tables, SoftAssertions softly) {
    Map<String, List<String>> ours = new HashMap<>();
    for (Map<String, String> row : tables.rows("customers.csv")) {
      ours.put(
          row.getOrDefault("id", ""),
          List.of(
              row.getOrDefault("first_purchase", ""),
              row.getOrDefault("last_purchase", ""),
              row.getOrDefault("orders", ""),
              row.getOrDefault("gross", ""),
              row.getOrDefault("refunds", "")));
    }
    Map<String, List<String>> theirs = new HashMap<>();
    for (Map<String, String> row : ReferenceData.rows(SET, "customer_state.csv")) {
      theirs.put(
          row.getOrDefault("customer_id", ""),
          List.of(
              row.getOrDefault("first_ts", ""),
              row.getOrDefault("last_ts", ""),
              row.getOrDefault("orders", ""),
              Long.toString(minor(row.getOrDefault("gross", ""))),
              Long.toString(minor(row.getOrDefault("refunds", "")))));
    }
    softly.assertThat(ours).as("the state of every customer").isEqualTo(theirs);
  }

  private static boolean isGone(String dimensions) {
    return dimensions.contains("stage=LAPSED") || dimensions.contains("stage=LOST");
  }

  private static long at(Map<String, Long> windows, String start) {
    return windows.getOrDefault(start, 0L);
  }

  private static long number(Map<String, String> row, String column) {
    return Long.parseLong(row.getOrDefault(column, ""));
  }
}
