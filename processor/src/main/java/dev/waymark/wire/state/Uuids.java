package dev.waymark.wire.state;

import java.util.Arrays;

/** Tells texts that are UUIDs in their usual form, lower case, from all others. */
final class Uuids {

  /** Stands where other texts have their length plus one. */
  static final int MARK = 0;

  private static final int LENGTH = 36;
  private static final byte[] VALUES = values();

  private Uuids() {}

  private static byte[] values() {
    byte[] values = new byte[Byte.MAX_VALUE + 1];
    Arrays.fill(values, (byte) -1);
    for (int value = 0; value < 16; value++) {
      values[Character.forDigit(value, 16)] = (byte) value;
    }
    return values;
  }

  static boolean isOne(String text) {
    if (text.length() != LENGTH
        || text.charAt(8) != '-'
        || text.charAt(13) != '-'
        || text.charAt(18) != '-'
        || text.charAt(23) != '-') {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char at = text.charAt(i);
      boolean isDigit = at < VALUES.length && VALUES[at] >= 0;
      if (!isDigit && !isDash(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDash(int place) {
    return place == 8 || place == 13 || place == 18 || place == 23;
  }

  static long high(String uuid) {
    return digits(uuid, 0, 18);
  }

  static long low(String uuid) {
    return digits(uuid, 19, LENGTH);
  }

  private static long digits(String uuid, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      byte digit = VALUES[uuid.charAt(i)];
      if (digit >= 0) {
        value = value << 4 | digit;
      }
    }
    return value;
  }
}
