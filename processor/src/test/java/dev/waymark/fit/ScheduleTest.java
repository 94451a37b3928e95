package dev.waymark.fit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final long DAY_MS = 86_400_000L;

  @Test
  void the_moments_lie_a_month_apart_with_enough_on_both_sides() {
    assertThat(Schedule.of(0, 300 * DAY_MS, 90 * DAY_MS))
        .isEqualTo(new Schedule(90 * DAY_MS, days(210, 180, 150, 120, 90)));
  }

  @Test
  void a_short_history_waits_for_half_of_itself() {
    assertThat(Schedule.of(0, 100 * DAY_MS, 90 * DAY_MS))
        .isEqualTo(new Schedule(50 * DAY_MS, days(50)));
  }

  @Test
  void a_history_of_less_than_four_weeks_teaches_nothing() {
    assertThat(Schedule.of(0, 27 * DAY_MS, 90 * DAY_MS).momentsMs()).isEmpty();
    assertThat(Schedule.of(0, -50 * DAY_MS, 90 * DAY_MS).momentsMs()).isEmpty();
  }

  private static java.util.List<Long> days(long... days) {
    return java.util.Arrays.stream(days).mapToObj(day -> day * DAY_MS).toList();
  }
}
