package dev.waymark.app;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes in bytes as people write them: {@code 65536}, {@code 512KB}, {@code 1MB}. */
final class Sizes {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,10})\\s*(|b|kb|mb|gb)");

  private Sizes() {}

  /**
   * The size that a text says.
   *
   * @throws IllegalArgumentException when it says none from the least to the most
   */
  static long read(String text, long least, long most) {
    Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    Kinds.require(size.matches());
    long bytes = Long.parseLong(size.group(1)) << shift(size.group(2));
    Kinds.require(least <= bytes && bytes <= most);
    return bytes;
  }

  private static int shift(String unit) {
    return switch (unit) {
      case "kb" -> 10;
      case "mb" -> 20;
      case "gb" -> 30;
      default -> 0;
    };
  }
}
