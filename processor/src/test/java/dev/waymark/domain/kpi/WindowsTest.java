package dev.waymark.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.domain.kit.Laws;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Windows are those of java.time, whatever the zone and the moment. */
class WindowsTest {

  private static final Set<Grain> GRAINS =
      Set.of(Grain.MINUTE, Grain.HOUR, Grain.DAY, Grain.WEEK, Grain.MONTH);

  /**
   * Clocks that change at midnight, at one minute past, by half an hour, and over the date line.
   */
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "America/New_York",
          "America/Sao_Paulo",
          "America/Havana",
          "America/St_Johns",
          "Asia/Kathmandu",
          "Asia/Beirut",
          "Asia/Pyongyang",
          "Australia/Lord_Howe",
          "Pacific/Apia",
          "Pacific/Auckland");

  @Test
  void a_window_holds_its_moment_and_the_next_one_starts_where_it_ends() {
    Laws.forAllSeeds(
        seed -> {
          RandomGenerator random = new SplittableRandom(seed);
          Windows windows = new Windows(zone(random));
          for (int i = 0; i < 10; i++) {
            long atMs = moment(random, ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
            GRAINS.forEach(grain -> assertHolds(windows, grain, atMs));
          }
        });
  }

  private static void assertHolds(Windows windows, Grain grain, long atMs) {
    long startMs = windows.start(grain, atMs);
    long endMs = windows.end(grain, startMs);
    assertThat(startMs).as("start of %s at %d", grain, atMs).isLessThanOrEqualTo(atMs);
    assertThat(endMs).as("end of %s at %d", grain, atMs).isGreaterThan(atMs);
    assertThat(windows.start(grain, startMs)).isEqualTo(startMs);
    assertThat(windows.start(grain, endMs - 1)).isEqualTo(startMs);
    assertThat(windows.start(grain, endMs)).isEqualTo(endMs);
    assertThat(windows.end(grain, windows.previous(grain, startMs))).isEqualTo(startMs);
  }

  @Test
  void windows_start_where_java_time_says() {
    Laws.forAllSeeds(
        seed -> {
          RandomGenerator random = new SplittableRandom(seed);
          ZoneId zone = zone(random);
          Windows windows = new Windows(zone);
          for (int i = 0; i < 10; i++) {
            long atMs = moment(random, zone);
            ZonedDateTime at = Instant.ofEpochMilli(atMs).atZone(zone);
            if (at.toLocalDate()
                .atStartOfDay(zone)
                .plusDays(1)
                .toInstant()
                .isBefore(at.toInstant())) {
              continue; // the clock went back over midnight: the date came twice
            }
            LocalDate day = at.toLocalDate();
            LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            assertStart(windows, Grain.MINUTE, atMs, at.truncatedTo(ChronoUnit.MINUTES));
            assertStart(windows, Grain.DAY, atMs, day.atStartOfDay(zone));
            assertStart(windows, Grain.WEEK, atMs, monday.atStartOfDay(zone));
            assertStart(windows, Grain.MONTH, atMs, day.withDayOfMonth(1).atStartOfDay(zone));
          }
        });
  }

  private static void assertStart(Windows windows, Grain grain, long atMs, ZonedDateTime expected) {
    assertThat(windows.start(grain, atMs))
        .as("start of the %s of %s", grain, Instant.ofEpochMilli(atMs).atZone(expected.getZone()))
        .isEqualTo(expected.toInstant().toEpochMilli());
  }

  @Test
  void an_hour_is_an_hour_of_the_local_clock() {
    Laws.forAllSeeds(
        seed -> {
          RandomGenerator random = new SplittableRandom(seed);
          ZoneId zone = zone(random);
          Windows windows = new Windows(zone);
          for (int i = 0; i < 10; i++) {
            long atMs = moment(random, zone);
            ZonedDateTime at = Instant.ofEpochMilli(atMs).atZone(zone);
            long startMs = windows.start(Grain.HOUR, atMs);
            ZonedDateTime start = Instant.ofEpochMilli(startMs).atZone(zone);
            assertThat(start.getOffset()).isEqualTo(at.getOffset());
            assertThat(start.getHour()).isEqualTo(at.getHour());
            if (start.getMinute() != 0) {
              assertThat(zone.getRules().nextTransition(start.toInstant().minusMillis(1)))
                  .as("the clock changes when the hour of %s starts", at)
                  .extracting(ZoneOffsetTransition::getInstant)
                  .isEqualTo(start.toInstant());
            }
          }
        });
  }

  @Test
  void what_was_asked_before_makes_no_difference() {
    Laws.forAllSeeds(
        seed -> {
          RandomGenerator random = new SplittableRandom(seed);
          ZoneId zone = zone(random);
          Windows asked = new Windows(zone);
          long aboutMs = moment(random, zone);
          for (int i = 0; i < 20; i++) {
            long atMs = aboutMs + random.nextLong(-172_800_000L, 172_800_000L);
            for (Grain grain : GRAINS) {
              assertThat(asked.start(grain, atMs)).isEqualTo(new Windows(zone).start(grain, atMs));
            }
          }
        });
  }

  @Test
  void now_has_no_window() {
    Windows windows = new Windows(ZoneId.of("UTC"));
    assertThatThrownBy(() -> windows.start(Grain.NOW, 0)).hasMessageContaining("no window");
    assertThatThrownBy(() -> windows.end(Grain.NOW, 0)).hasMessageContaining("no window");
  }

  private static ZoneId zone(RandomGenerator random) {
    return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
  }

  /** Any moment from 1990 to 2037, every other one close to a change of the clock. */
  private static long moment(RandomGenerator random, ZoneId zone) {
    Instant any = Instant.ofEpochMilli(random.nextLong(631_152_000_000L, 2_114_380_800_000L));
    ZoneOffsetTransition change = zone.getRules().nextTransition(any);
    if (change == null || random.nextBoolean()) {
      return any.toEpochMilli();
    }
    long changeMs = change.toEpochSecond() * 1000;
    return random.nextInt(4) == 0
        ? changeMs + random.nextLong(-1, 2)
        : changeMs + random.nextLong(-90_000_000L, 90_000_000L);
  }
}
