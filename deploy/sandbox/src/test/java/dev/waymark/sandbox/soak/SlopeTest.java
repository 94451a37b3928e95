package dev.waymark.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.sandbox.soak.Slope.Point;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlopeTest {

  @Test
  void a_line_has_its_slope_and_no_error() {
    Slope slope = Slope.of(List.of(new Point(0, 100), new Point(1, 112), new Point(3, 136)));

    assertThat(slope.perHour()).isCloseTo(12, within(1e-9));
    assertThat(slope.standardError()).isCloseTo(0, within(1e-6));
    assertThat(slope.readings()).isEqualTo(3);
  }

  /** Worked by hand: means 1.5 and 2.5; Sxx 5, Sxy 4, Syy 5; SSE 5 − 4²/5 = 1.8. */
  @Test
  void readings_beside_the_line_make_an_error() {
    Slope slope =
        Slope.of(List.of(new Point(0, 1), new Point(1, 3), new Point(2, 2), new Point(3, 4)));

    assertThat(slope.perHour()).isCloseTo(0.8, within(1e-9));
    assertThat(slope.standardError()).isCloseTo(Math.sqrt(1.8 / 2 / 5), within(1e-9));
  }

  @Test
  void milliseconds_are_taken_for_hours() {
    List<Point> points =
        IntStream.range(0, 10).mapToObj(i -> Point.at(i * 360_000L, 500 + i)).toList();

    assertThat(Slope.of(points).perHour()).isCloseTo(10, within(1e-9));
  }

  @Test
  void a_leak_is_beyond_the_bound_and_noise_is_not() {
    SplittableRandom random = new SplittableRandom(1);
    List<Point> noise =
        IntStream.range(0, 270)
            .mapToObj(i -> new Point(i / 360.0, 900 + random.nextDouble(40)))
            .toList();
    List<Point> leak =
        noise.stream().map(one -> new Point(one.hours(), one.value() + 60 * one.hours())).toList();

    assertThat(Slope.of(noise).isBeyond(32)).isFalse();
    assertThat(Slope.of(leak).isBeyond(32)).isTrue();
    assertThat(Slope.of(leak).isBeyond(100)).isFalse();
  }

  @Test
  void two_readings_make_no_slope() {
    assertThatThrownBy(() -> Slope.of(List.of(new Point(0, 1), new Point(1, 2))))
        .hasMessage("a slope needs 3 readings or more, and there are 2");
  }
}
