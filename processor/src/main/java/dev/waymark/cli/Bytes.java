package dev.waymark.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Bytes for people: as hexadecimal numbers, and beside them what can be read in them. */
final class Bytes {

  private static final int IN_A_LINE = 16;
  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

  private Bytes() {}

  /** Lines such as {@code 00000010 61 6e 6e 0a |ann.|}. */
  static List<String> lines(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += IN_A_LINE) {
      int to = Math.min(bytes.length, from + IN_A_LINE);
      String hex = SPACED.formatHex(bytes, from, to);
      lines.add(
          String.format(Locale.ROOT, "%08x  %-47s  |%s|", from, hex, readable(bytes, from, to)));
    }
    return lines;
  }

  /** All of them without spaces. */
  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** As UTF-8, with marks for what is none or would steer a terminal. */
  static String text(byte[] bytes) {
    return Printable.of(new String(bytes, StandardCharsets.UTF_8));
  }

  private static String readable(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      text.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
    }
    return text.toString();
  }
}
