package dev.waymark.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UsualTest {

  private static final long HOUR_MS = 3_600_000L;
  private static final long DAY_MS = 24 * HOUR_MS;
  private static final long START_MS = ms("2015-02-17T00:00:00Z");

  private final NavigableMap<Long, Long> complaints = new TreeMap<>();
  private Usual usual = new Usual(new Windows(ZoneOffset.UTC), 5);

  @Test
  void a_day_is_held_against_the_mean_of_the_days_before_it_and_the_floor() {
    days(292, 421, 332);
    // 100 · 421 / (292 + 5) and 100 · 332 / ((292 + 421) / 2 + 5), worked out by hand
    assertThat(told(1)).hasValue(new Sum(142, 421));
    assertThat(told(2)).hasValue(new Sum(92, 332));
  }

  @Test
  void the_first_day_of_all_is_held_against_nothing() {
    days(292, 421);
    assertThat(told(0)).isEmpty();
    assertThat(usual.of(Grain.DAY, START_MS, new TreeMap<>())).isEmpty();
  }

  @Test
  void a_day_without_complaints_is_a_day_and_no_more_than_seven_count() {
    days(900, 7, 0, 7, 0, 7, 0, 7, 10);
    // 100 · 10 / (28 / 7 + 5)
    assertThat(told(8)).hasValue(new Sum(111, 10));
  }

  @Test
  void halves_are_rounded_up() {
    usual = new Usual(new Windows(ZoneOffset.UTC), 1);
    days(199, 1);
    // 100 / 200 = 0.5
    assertThat(told(1)).hasValue(new Sum(1, 1));
  }

  @Test
  void an_hour_is_held_against_the_same_hour_of_the_days_before() {
    at("2015-02-17T09:00:00Z", 1);
    at("2015-02-17T10:00:00Z", 10);
    at("2015-02-18T09:00:00Z", 100);
    at("2015-02-18T10:00:00Z", 30);
    // 100 · 30 / (10 + 5)
    assertThat(hour("2015-02-18T10:00:00Z")).hasValue(new Sum(200, 30));
    assertThat(hour("2015-02-17T10:00:00Z")).as("the day before nobody listened").isEmpty();
  }

  @Test
  void windows_that_compare_with_one_are_those_whose_numbers_it_changes() {
    for (String zone : new String[] {"UTC", "Europe/Berlin", "Australia/Lord_Howe"}) {
      Windows windows = new Windows(ZoneId.of(zone));
      usual = new Usual(windows, 5);
      for (String day : new String[] {"2015-03-24", "2015-04-01", "2015-09-30", "2015-10-20"}) {
        for (Grain grain : Kpi.UNUSUAL.grains()) {
          changesAreKnown(windows, grain, LocalDate.parse(day));
        }
      }
    }
  }

  /** Two weeks of complaints; one more in any window changes what the rule says it changes. */
  private void changesAreKnown(Windows windows, Grain grain, LocalDate day) {
    complaints.clear();
    long firstMs = windows.start(grain, ms(day + "T00:00:00Z"));
    for (long ms = firstMs; ms < firstMs + 14 * DAY_MS; ms = windows.end(grain, ms)) {
      complaints.put(ms, 3L);
    }
    for (long changed : complaints.keySet()) {
      NavigableMap<Long, Long> more = new TreeMap<>(complaints);
      more.merge(changed, 1_000L, Long::sum);
      assertThat(usual.comparing(grain, changed, complaints))
          .as(grain + " " + Instant.ofEpochMilli(changed))
          .containsExactlyInAnyOrderElementsOf(
              complaints.keySet().stream()
                  .filter(ms -> ms != changed && !told(grain, ms, more).equals(told(grain, ms)))
                  .toList());
    }
    long earlierMs = windows.start(grain, firstMs - 2 * DAY_MS);
    NavigableMap<Long, Long> earlier = new TreeMap<>(complaints);
    earlier.put(earlierMs, 1_000_000L);
    assertThat(usual.comparingBetween(grain, earlierMs, firstMs, complaints))
        .as(grain + " when the first window moves")
        .containsExactlyElementsOf(
            complaints.keySet().stream()
                .filter(ms -> !told(grain, ms, earlier).equals(told(grain, ms)))
                .toList());
  }

  private Optional<Sum> told(Grain grain, long ms) {
    return told(grain, ms, complaints);
  }

  private Optional<Sum> told(Grain grain, long ms, NavigableMap<Long, Long> of) {
    return usual.of(grain, ms, of);
  }

  private Optional<Sum> told(int day) {
    return told(Grain.DAY, START_MS + day * DAY_MS);
  }

  private Optional<Sum> hour(String at) {
    return told(Grain.HOUR, ms(at));
  }

  private void days(long... counts) {
    for (int day = 0; day < counts.length; day++) {
      if (counts[day] > 0) {
        complaints.put(START_MS + day * DAY_MS, counts[day]);
      }
    }
  }

  private void at(String at, long count) {
    complaints.put(ms(at), count);
  }

  private static long ms(String at) {
    return Instant.parse(at).toEpochMilli();
  }
}
