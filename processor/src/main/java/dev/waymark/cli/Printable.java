package dev.waymark.cli;

/** Texts from elsewhere as a terminal may show them: none of them may steer it. */
final class Printable {

  private static final char INSTEAD = '\uFFFD';

  private Printable() {}

  /** The text with a mark in place of each character that controls rather than shows. */
  static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(point -> shown.appendCodePoint(isShown(point) ? point : INSTEAD));
    return shown.toString();
  }

  /** Controls, marks that turn the direction of writing, and halves of characters are not. */
  private static boolean isShown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
