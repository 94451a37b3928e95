package dev.waymark.sandbox.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as they stand in the cells of result tables. What is absent is empty. */
final class Text {

  private Text() {}

  static String of(@Nullable Object value) {
    return Objects.toString(value, "");
  }

  /** ISO-8601 in UTC, with milliseconds only where there are some. */
  static String of(@Nullable Instant instant) {
    return instant == null ? "" : instant.toString();
  }

  /** Six decimals, all shown. */
  static String of(double number) {
    return BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** Log-odds from millionths of them. */
  static String ofMicros(long micros) {
    return BigDecimal.valueOf(micros, 6).toPlainString();
  }

  /** {@code name=value} pairs in alphabetical order. */
  static String of(Map<String, String> pairs) {
    return new TreeMap<>(pairs)
        .entrySet().stream()
            .map(pair -> pair.getKey() + "=" + pair.getValue())
            .collect(Collectors.joining(";"));
  }
}
