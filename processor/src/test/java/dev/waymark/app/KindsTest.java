package dev.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {

  @ParameterizedTest
  @CsvSource({"90d, PT2160H", "12h, PT12H", "30s, PT30S", "100ms, PT0.1S", "1d 12h, PT36H"})
  void a_span_is_read_as_people_write_it(String text, Duration span) {
    assertThat(Kinds.SPAN.read(text)).isEqualTo(span);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "90", "0", "0d", "-5d", "5 fortnights", "d", "1d x", "99999999d"})
  void a_span_that_is_none_is_refused(String text) {
    assertThatThrownBy(() -> Kinds.SPAN.read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"65536, 65536", "512KB, 524288", "1 mb, 1048576", "1GB, 1073741824"})
  void a_size_is_read_as_people_write_it(String text, long bytes) {
    assertThat(Kinds.BYTES.read(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "2GB", "1TB", "9999999999GB"})
  void a_size_that_is_none_is_refused(String text) {
    assertThatThrownBy(() -> Kinds.BYTES.read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void items_are_lines_when_there_are_lines_and_else_lie_between_commas() {
    assertThat(Kinds.WORDS.read("a, b,,c ")).containsExactly("a", "b", "c");
    assertThat(Kinds.items("bye, bye\n")).containsExactly("bye, bye");
    assertThat(Kinds.WORDS.read("")).isEmpty();
  }

  @Test
  void a_moment_zone_currency_or_choice_that_is_none_is_refused() {
    assertThat(Kinds.MOMENT.read("")).isEmpty();
    assertThatThrownBy(() -> Kinds.MOMENT.read("yesterday"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Kinds.ZONE.read("Mars/Olympus"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Kinds.CURRENCY.read("DOLLAR"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Kinds.FINITE.read("NaN")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Kinds.oneOf("a", "b").read("c"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
