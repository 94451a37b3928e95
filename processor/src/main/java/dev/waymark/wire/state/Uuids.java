package dev.waymark.wire.state;

/** Tells texts that are UUIDs in their usual form, lower case, from all others. */
final class Uuids {

  /** Stands where other texts have their length plus one. */
  static final int MARK = 0;

  private static final int LENGTH = 36;
  private static final String DASHED = "????????-????-????-????-????????????";

  private Uuids() {}

  static boolean isOne(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char at = text.charAt(i);
      boolean fits = DASHED.charAt(i) == '-' ? at == '-' : isDigit(at);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char at) {
    return (at >= '0' && at <= '9') || (at >= 'a' && at <= 'f');
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
      if (uuid.charAt(i) != '-') {
        value = value << 4 | Character.digit(uuid.charAt(i), 16);
      }
    }
    return value;
  }
}
