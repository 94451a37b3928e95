package dev.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplacementsTest {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final Replacements replacements = new Replacements();

  @Test
  void a_thread_is_replaced_three_times_in_ten_minutes_and_no_more() {
    assertThat(replacements.allow(0)).isTrue();
    assertThat(replacements.allow(4 * MINUTE)).isTrue();
    assertThat(replacements.allow(9 * MINUTE)).isTrue();
    assertThat(replacements.allow(10 * MINUTE - 1)).isFalse();
  }

  @Test
  void after_ten_minutes_a_death_is_forgotten() {
    assertThat(replacements.allow(0)).isTrue();
    assertThat(replacements.allow(4 * MINUTE)).isTrue();
    assertThat(replacements.allow(9 * MINUTE)).isTrue();
    assertThat(replacements.allow(10 * MINUTE)).isTrue();
    assertThat(replacements.allow(11 * MINUTE)).isFalse();
  }
}
