package dev.waymark.sandbox.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.replay.Place;
import dev.waymark.schema.Late;
import dev.waymark.schema.Reject;
import dev.waymark.stream.Topic;
import dev.waymark.wire.RejectReason;
import dev.waymark.wire.Trust;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The verdict finds each kind of damage that is planted into what is right. */
class VerdictTest {

  static {
    Trust.ourRecords();
  }

  private static final byte[] KEY = {1, 2};
  private static final byte[] VALUE = {7, 7, 7};
  private static final Parcel BAD =
      Parcel.of(Topic.PURCHASES, KEY, VALUE, Ending.rejected(RejectReason.WRONG_MAGIC));
  private static final Parcel TOO_LATE = Parcel.of(Topic.PURCHASES, KEY, VALUE, Ending.LATE);
  private static final Sent SENT =
      new Sent(
          Map.of(
              new Place("p", 0, 5),
              Expected.of("noise", BAD),
              new Place("p", 0, 6),
              Expected.of("late", TOO_LATE)),
          Map.of(Topic.PURCHASES, Map.of("applied", 3L, "rejected", 1L, "late", 1L)),
          Map.of(Mix.GOOD, 3L, "noise", 1L, "late", 1L));
  private static final Outcome RIGHT =
      new Outcome(
          Map.of("ann", "ACTIVE"),
          Map.of("orders|day|1|channel=web", "3 30 true"),
          List.of(reject(5, "WRONG_MAGIC", KEY, VALUE)),
          List.of(new Late("ann", "e", Instant.EPOCH, Instant.EPOCH, "p", 0, 6L, 1)),
          SENT.ends(),
          SENT.ends(),
          "# HELP\nwaymark_threads_replaced_total 0.0\nwaymark_records_total{end=\"applied\"} 3.0\n",
          true,
          Duration.ofSeconds(1));

  @Test
  void what_is_right_has_no_faults() {
    assertThat(new Verdict(SENT, RIGHT, RIGHT, List.of()).faults()).isEmpty();
  }

  @Test
  void a_thread_that_died_is_a_fault() {
    assertThat(faults(scrape("waymark_threads_replaced_total 1.0\n"))).contains("replaced");
    assertThat(faults(ends(SENT.ends(), SENT.ends(), false))).contains("not at work any more");
  }

  @Test
  void a_reject_that_is_missing_doubled_invented_or_another_is_a_fault() {
    assertThat(faults(rejects())).contains("was not rejected");
    Reject right = reject(5, "WRONG_MAGIC", KEY, VALUE);
    assertThat(faults(rejects(right, right))).contains("rejected twice");
    assertThat(faults(rejects(right, reject(9, "EMPTY", KEY, VALUE)))).contains("p/0/9 was");
    assertThat(faults(rejects(right, reject(6, "EMPTY", KEY, VALUE)))).contains("p/0/6, late");
    assertThat(faults(rejects(reject(5, "EMPTY", KEY, VALUE)))).contains("for EMPTY");
    assertThat(faults(rejects(reject(5, "WRONG_MAGIC", VALUE, VALUE)))).contains("another key");
    assertThat(faults(rejects(reject(5, "WRONG_MAGIC", KEY, KEY)))).contains("another value");
  }

  @Test
  void what_good_events_came_to_must_be_the_same() {
    assertThat(faults(journeys(Map.of()))).contains("1 of 1 journeys differ");
    assertThat(faults(kpis(Map.of("orders|day|1|channel=web", "2 30 true"))))
        .contains("1 of 1 KPI cells differ");
  }

  @Test
  void what_was_read_is_the_sum_of_the_ends() {
    Map<Topic, Map<String, Long>> lost = Map.of(Topic.PURCHASES, Map.of("applied", 3L));
    assertThat(faults(ends(lost, SENT.ends(), true))).contains("records ended as");
    assertThat(faults(ends(SENT.ends(), lost, true))).contains("KPIs say that");
  }

  @Test
  void late_events_are_told_as_such() {
    assertThat(faults(late())).contains("told as late: 0");
  }

  @Test
  void no_text_of_an_attacker_is_a_label_or_in_a_log_and_series_have_a_budget() {
    assertThat(faults(scrape("x{a=\"h0stile\"} 1.0\n"))).contains("a metric holds a text");
    assertThat(faults(kpis(Map.of("orders|now||channel=h0stile", "1 1 true"))))
        .contains("a KPI's dimension holds");
    StringBuilder many = new StringBuilder();
    for (int i = 0; i <= Verdict.MOST_SERIES; i++) {
      many.append("x{a=\"").append(i).append("\"} 1.0\n");
    }
    assertThat(faults(scrape(many.toString()))).contains("series of metrics: at most");
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i <= Verdict.MOST_KPI_SERIES; i++) {
      cells.put("orders|day|1|channel=" + i, "1 1 true");
    }
    assertThat(faults(kpis(cells))).contains("series of KPIs: at most");
    assertThat(new Verdict(SENT, RIGHT, RIGHT, List.of("x logs a text of an attacker")).faults())
        .hasSize(1);
  }

  private static String faults(Outcome damaged) {
    return String.join("\n", new Verdict(SENT, damaged, RIGHT, List.of()).faults());
  }

  private static Outcome journeys(Map<String, String> other) {
    return outcome(other, RIGHT.kpis(), RIGHT.rejects(), RIGHT.late(), RIGHT.scrape());
  }

  private static Outcome kpis(Map<String, String> other) {
    return outcome(RIGHT.journeys(), other, RIGHT.rejects(), RIGHT.late(), RIGHT.scrape());
  }

  private static Outcome rejects(Reject... other) {
    return outcome(RIGHT.journeys(), RIGHT.kpis(), List.of(other), RIGHT.late(), RIGHT.scrape());
  }

  private static Outcome late(Late... other) {
    return outcome(RIGHT.journeys(), RIGHT.kpis(), RIGHT.rejects(), List.of(other), RIGHT.scrape());
  }

  private static Outcome scrape(String other) {
    return outcome(RIGHT.journeys(), RIGHT.kpis(), RIGHT.rejects(), RIGHT.late(), other);
  }

  private static Outcome outcome(
      Map<String, String> journeys,
      Map<String, String> kpis,
      List<Reject> rejects,
      List<Late> late,
      String scrape) {
    return new Outcome(
        journeys, kpis, rejects, late, SENT.ends(), SENT.ends(), scrape, true, RIGHT.took());
  }

  private static Outcome ends(
      Map<Topic, Map<String, Long>> counted, Map<Topic, Map<String, Long>> told, boolean running) {
    return new Outcome(
        RIGHT.journeys(),
        RIGHT.kpis(),
        RIGHT.rejects(),
        RIGHT.late(),
        counted,
        told,
        RIGHT.scrape(),
        running,
        RIGHT.took());
  }

  private static Reject reject(long offset, String reason, byte[] key, byte[] value) {
    return new Reject(
        reason, "it is bad", "p", 0, offset, null, ByteBuffer.wrap(key), ByteBuffer.wrap(value), 1);
  }
}
