package dev.waymark.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Offsets that are looked at every 200 ms, by a look that takes 10 ms. */
class WaitingTest {

  private final Waiting waiting = new Waiting(0, 0, 0);

  @Test
  void what_is_committed_at_the_next_look_waited_for_a_look_or_two() {
    look(200, 0, 100);
    look(400, 100, 200);
    look(600, 200, 300);

    // Appended after 0, seen as committed at 410; the next after 200 and at 610.
    assertThat(waiting.take(610)).isEqualTo(new Gap(410, 410));
  }

  @Test
  void a_standstill_is_as_long_as_nothing_is_committed() {
    look(200, 0, 100);
    look(400, 100, 200);
    for (long at = 600; at <= 10_400; at += 200) {
      look(at, 100, at / 2);
    }
    look(10_600, 5_300, 5_300);

    assertThat(waiting.take(10_600).standstillMs()).isEqualTo(10_610 - 410);
  }

  /** The queue moves, and yet the last of it waits for long: no standstill shows that. */
  @Test
  void a_record_waits_for_those_before_it() {
    look(200, 0, 10_000);
    for (int i = 1; i <= 10; i++) {
      look(200 + i * 200L, i * 1000L, 10_000);
    }

    // The first of it was appended after 0 and seen as committed at 410.
    assertThat(waiting.take(2_210)).isEqualTo(new Gap(410, 2_210));
  }

  @Test
  void silence_is_no_standstill() {
    look(200, 0, 100);
    look(400, 100, 100);
    look(60_000, 100, 100);
    look(60_200, 100, 150);
    look(60_400, 150, 150);

    assertThat(waiting.take(60_410)).isEqualTo(new Gap(410, 410));
  }

  @Test
  void what_still_waits_counts_when_a_step_ends() {
    look(200, 0, 100);
    look(8_000, 0, 100);

    assertThat(waiting.take(9_000)).isEqualTo(new Gap(9_000, 9_000));
  }

  @Test
  void each_step_has_a_worst_of_its_own() {
    look(200, 0, 100);
    look(8_000, 100, 100);
    waiting.take(8_010);
    look(8_200, 100, 200);
    look(8_400, 200, 200);

    assertThat(waiting.take(8_410)).isEqualTo(new Gap(410, 410));
  }

  @Test
  void what_lay_there_before_the_first_look_counts_from_it() {
    Waiting late = new Waiting(1_000, 50, 80);
    late.look(1_200, 1_210, 80, 80);

    assertThat(late.take(1_210)).isEqualTo(new Gap(210, 210));
  }

  private void look(long atMs, long committed, long end) {
    waiting.look(atMs, atMs + 10, committed, end);
  }
}
