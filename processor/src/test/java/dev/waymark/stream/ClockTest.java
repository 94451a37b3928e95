package dev.waymark.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClockTest {

  private static final long END_MS = 1_000_000;

  private final AtomicLong inputOfAll = new AtomicLong();

  @Test
  void an_idle_clock_moves_with_the_wall_clock() {
    Clock clock = new Clock(1_000, Long.MAX_VALUE, 50_000, inputOfAll);
    clock.input(10);
    tick(clock, 50_000, 9);
    assertThat(clock.nowMs()).isEqualTo(10);
    tick(clock, 50_900, 1);
    assertThat(clock.nowMs()).isEqualTo(51_000);
  }

  @Test
  void one_long_stride_is_not_silence_for_the_thread_was_busy_elsewhere() {
    Clock clock = new Clock(1_000, Long.MAX_VALUE, 0, inputOfAll);
    clock.input(10);
    clock.idle(60_000);
    assertThat(clock.nowMs()).isEqualTo(10);
  }

  @Test
  void in_a_replay_nobody_is_idle_while_a_neighbour_has_input() {
    Clock clock = new Clock(1_000, END_MS, 0, inputOfAll);
    Clock neighbour = new Clock(1_000, END_MS, 0, inputOfAll);
    clock.input(10);
    tick(clock, 0, 9);
    neighbour.input(20);
    tick(clock, 900, 9);
    assertThat(clock.nowMs()).isEqualTo(10);
    tick(clock, 1_800, 2);
    assertThat(clock.nowMs()).isEqualTo(END_MS);
  }

  @Test
  void nobody_is_idle_while_history_is_known_to_lie_unread() {
    AtomicBoolean unread = new AtomicBoolean(true);
    Clock clock = new Clock(1_000, END_MS, 0, inputOfAll, unread::get);
    clock.input(10);
    tick(clock, 0, 100);
    assertThat(clock.nowMs()).isEqualTo(10);
    unread.set(false);
    tick(clock, 10_000, 20);
    assertThat(clock.nowMs()).isEqualTo(END_MS);
  }

  private static void tick(Clock clock, long fromMs, int times) {
    for (int i = 1; i <= times; i++) {
      clock.idle(fromMs + 100L * i);
    }
  }
}
