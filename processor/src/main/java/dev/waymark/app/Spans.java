package dev.waymark.app;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them: {@code 90d}, {@code 1d12h}, {@code 100ms}. */
public final class Spans {

  private static final Pattern PART = Pattern.compile("\\G(\\d{1,12})\\s*(ms|s|m|h|d|w)\\s*");

  /** Two centuries: beyond any customer's memory, and far from the end of {@code long}. */
  private static final Duration LONGEST = Duration.ofDays(73_000);

  private Spans() {}

  /**
   * The span a text says.
   *
   * @throws IllegalArgumentException when it says none
   */
  public static Duration read(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    Matcher part = PART.matcher(text.toLowerCase(Locale.ROOT));
    Duration span = Duration.ZERO;
    int read = 0;
    while (part.find()) {
      span = span.plus(of(Long.parseLong(part.group(1)), part.group(2)));
      read = part.end();
    }
    Kinds.require(read > 0 && read == text.length() && span.compareTo(LONGEST) <= 0);
    return span;
  }

  private static Duration of(long count, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(Math.multiplyExact(7, count));
    };
  }
}
