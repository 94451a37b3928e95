package dev.waymark.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long SECOND_NS = 1_000_000_000L;
  private static final OptionalLong REACHED =
      OptionalLong.of(Instant.parse("2024-03-01T00:00:00Z").toEpochMilli());

  @Test
  void it_says_how_far_how_fast_and_what_is_left() {
    Pace pace = new Pace(100_000);
    pace.line(0, 0, OptionalLong.empty());

    assertThat(pace.line(20_000, 2 * SECOND_NS, REACHED))
        .isEqualTo(
            "20,000 of 100,000 records (20 %), event time 2024-03-01T00:00:00Z, 10,000/s, 8 s left");
  }

  @Test
  void the_rate_is_that_of_the_last_moments() {
    Pace pace = new Pace(1_000_000);
    for (int second = 0; second <= 100; second++) {
      long done = second <= 50 ? second * 100L : 5_000 + (second - 50) * 1_000L;
      pace.line(done, second * SECOND_NS, REACHED);
    }

    assertThat(pace.line(56_000, 101 * SECOND_NS, REACHED)).contains(" 1,000/s, 15 min 44 s left");
  }

  @Test
  void nothing_is_promised_before_anything_has_been_read() {
    assertThat(new Pace(7).line(0, 0, OptionalLong.empty()))
        .isEqualTo("0 of 7 records (0 %), event time not known yet, 0/s, time left not known");
    assertThat(new Pace(0).line(0, 0, OptionalLong.empty())).contains("(100 %)", "all read");
  }
}
