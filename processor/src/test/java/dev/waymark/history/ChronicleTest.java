package dev.waymark.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.metrics.HistoryNumbers;
import dev.waymark.metrics.HistoryNumbers.Refusal;
import dev.waymark.schema.Kpi;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written as history, record by record. */
class ChronicleTest {

  private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
  private static final long NOW_MS = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();

  private final HistoryNumbers numbers = new HistoryNumbers(true, () -> 0);
  private final Windows windows = new Windows(ZoneOffset.UTC);
  private Chronicle chronicle = chronicle(Map.of());
  private long offset;

  @Test
  void a_revision_is_stamped_in_its_slot_with_grain_run_and_dimensions() {
    chronicle.comes(0, 0);
    take(orders(DAY, 3).setAmount(12_345).setRevision(9));

    assertThat(said(chronicle.over(NOW_MS)))
        .containsExactly(
            "waymark_kpi_orders{channel=web,grain=day,run=live} 3.0 @ 2026-03-01T23:36:00.009Z",
            "waymark_kpi_orders_amount{channel=web,grain=day,run=live} 123.45"
                + " @ 2026-03-01T23:36:00.009Z");
  }

  @Test
  void an_amount_that_is_no_money_is_written_as_it_is() {
    chronicle.comes(0, 0);
    take(
        orders(DAY, 3)
            .setKpi("mentions")
            .setDimensions(Map.of("network", "twitter", "sentiment", "negative"))
            .setAmount(12_345));

    assertThat(said(chronicle.over(NOW_MS)).get(1))
        .startsWith("waymark_kpi_mentions_amount{grain=day,network=twitter,")
        .contains(" 12345.0 @ ");
  }

  @Test
  void of_an_open_window_only_the_newest_revision_is_written_and_not_at_once() {
    chronicle.comes(0, 0);
    take(orders(DAY, 1).setComplete(false).setRevision(1));
    take(orders(DAY, 2).setComplete(false).setRevision(2));

    assertThat(chronicle.over(NOW_MS)).isEmpty();
    assertThat(said(chronicle.all(NOW_MS)))
        .hasSize(2)
        .first()
        .asString()
        .contains(" 2.0 @ 2026-03-01T23:36:00.002Z");
    assertThat(chronicle.all(NOW_MS)).isEmpty();
  }

  @Test
  void nothing_is_stamped_in_the_future() {
    chronicle.comes(0, 0);
    take(orders(DAY, 1).setComplete(false));

    assertThat(chronicle.all(DAY.plusSeconds(3600).toEpochMilli())).isEmpty();
  }

  @Test
  void what_is_kept_no_longer_is_not_written() {
    chronicle = chronicle(Map.of(Grain.DAY, Duration.ofDays(7).toMillis()));
    chronicle.comes(0, 0);
    take(orders(DAY, 1));

    assertThat(chronicle.all(NOW_MS)).isEmpty();
  }

  @Test
  void windows_that_are_over_without_a_value_are_zero_and_any_value_outdoes_them() {
    chronicle.comes(0, 0);
    take(orders(DAY, 5));
    chronicle.all(NOW_MS);
    take(stageMoves(DAY.plus(Duration.ofDays(3))));

    assertThat(said(chronicle.all(NOW_MS)).stream().filter(line -> line.contains("_orders{")))
        .containsExactly(
            "waymark_kpi_orders{channel=web,grain=day,run=live} 0.0 @ 2026-03-02T23:36:00Z",
            "waymark_kpi_orders{channel=web,grain=day,run=live} 0.0 @ 2026-03-03T23:36:00Z");

    take(orders(DAY.plus(Duration.ofDays(1)), 8).setRevision(1));
    assertThat(said(chronicle.over(NOW_MS)).get(0)).contains(" 8.0 @ 2026-03-02T23:36:00.001Z");
  }

  @Test
  void a_line_that_turns_out_to_begin_earlier_is_zero_in_between() {
    chronicle.comes(0, 0);
    take(orders(DAY.plus(Duration.ofDays(3)), 1));
    take(orders(DAY, 2));

    assertThat(said(chronicle.all(NOW_MS)).stream().filter(line -> line.contains("_orders{")))
        .anyMatch(line -> line.contains(" 0.0 @ 2026-03-02T"))
        .anyMatch(line -> line.contains(" 0.0 @ 2026-03-03T"))
        .noneMatch(line -> line.contains(" 0.0 @ 2026-03-01T"))
        .noneMatch(line -> line.contains(" 0.0 @ 2026-03-04T"));
  }

  @Test
  void the_clocks_of_all_partitions_close_windows_in_a_quiet_night() {
    chronicle.comes(0, 0);
    take(orders(DAY, 5));
    take(clock(0, DAY.plus(Duration.ofDays(3))));
    assertThat(chronicle.all(NOW_MS)).as("one clock of two").hasSize(2);

    take(clock(1, DAY.plus(Duration.ofDays(2))));
    assertThat(said(chronicle.all(NOW_MS)))
        .hasSize(2)
        .first()
        .asString()
        .contains(" 0.0 @ 2026-03-02T23:36:00Z");
  }

  @Test
  void a_line_that_had_no_value_for_long_ends() {
    chronicle.comes(0, 0);
    take(orders(DAY, 5).setGrain(dev.waymark.schema.Grain.MINUTE));
    take(stageMoves(DAY.plus(Duration.ofDays(3))));

    assertThat(said(chronicle.all(NOW_MS)).stream().filter(line -> line.contains("_orders{")))
        .hasSize(1 + 15);
  }

  @Test
  void what_was_written_before_is_learnt_from_and_not_written_again() {
    chronicle.comes(0, 2);
    take(orders(DAY, 5));
    take(stageMoves(DAY.plus(Duration.ofDays(2))));
    assertThat(chronicle.all(NOW_MS)).isEmpty();

    take(stageMoves(DAY.plus(Duration.ofDays(3))));
    assertThat(said(chronicle.all(NOW_MS)).stream().filter(line -> line.contains("_orders{")))
        .as("the zero of the second day was written before the restart")
        .containsExactly(
            "waymark_kpi_orders{channel=web,grain=day,run=live} 0.0 @ 2026-03-03T23:36:00Z");
  }

  @Test
  void a_window_that_was_revised_too_often_is_counted() {
    chronicle.comes(0, 0);
    take(orders(DAY, 5).setRevision(24 * 60_000));

    assertThat(chronicle.all(NOW_MS)).isEmpty();
    assertThat(numbers.refused(Refusal.TOO_OFTEN)).isEqualTo(1);
  }

  @Test
  void what_has_no_window_and_what_nobody_knows_is_no_history() {
    chronicle.comes(0, 0);
    take(
        orders(DAY, 5)
            .setGrain(dev.waymark.schema.Grain.NOW)
            .setWindowStart(null)
            .setWindowEnd(null));
    take(orders(DAY, 5).setKpi("of_the_next_version"));

    assertThat(chronicle.all(NOW_MS)).isEmpty();
  }

  private Chronicle chronicle(Map<Grain, Long> retentionMs) {
    return new Chronicle(
        new PublisherRules(
            URI.create("http://127.0.0.1:1"),
            Optional.empty(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            "live",
            ZoneOffset.UTC,
            2,
            retentionMs),
        numbers);
  }

  private void take(Kpi.Builder told) {
    Grain grain = Grain.valueOf(told.getGrain().name());
    Instant start = told.getWindowStart();
    if (start != null && grain != Grain.NOW) {
      told.setWindowEnd(Instant.ofEpochMilli(windows.end(grain, start.toEpochMilli())));
    }
    chronicle.take(0, offset++, told.build());
  }

  private static Kpi.Builder orders(Instant start, long count) {
    return told("orders", start, count).setDimensions(Map.of("channel", "web"));
  }

  /** Something else that happens on the first instant of a day. */
  private static Kpi.Builder stageMoves(Instant at) {
    return told("stage_moves", at, 1)
        .setDimensions(Map.of("from", "NEW", "to", "ACTIVE"))
        .setAsOf(at);
  }

  private static Kpi.Builder clock(int partition, Instant at) {
    return told("clock", DAY, at.toEpochMilli())
        .setGrain(dev.waymark.schema.Grain.NOW)
        .setDimensions(Map.of("partition", Integer.toString(partition)))
        .setWindowStart(null)
        .setWindowEnd(null)
        .setAsOf(at);
  }

  private static Kpi.Builder told(String kpi, Instant start, long count) {
    return Kpi.newBuilder()
        .setKpi(kpi)
        .setGrain(dev.waymark.schema.Grain.DAY)
        .setWindowStart(start)
        .setWindowEnd(start)
        .setCount(count)
        .setAmount(0)
        .setCurrency("EUR")
        .setRevision(1)
        .setAsOf(start)
        .setComplete(true)
        .setDefinitionVersion(1);
  }

  private static List<String> said(List<Sample> samples) {
    return samples.stream()
        .map(
            sample -> {
              String name = String.valueOf(sample.labels().get(Sample.NAME));
              String labels =
                  sample
                      .labels()
                      .toString()
                      .replaceFirst("__name__=[^,}]+,? ?", "")
                      .replace(" ", "");
              return name
                  + labels
                  + " "
                  + sample.value()
                  + " @ "
                  + Instant.ofEpochMilli(sample.atMs());
            })
        .toList();
  }
}
