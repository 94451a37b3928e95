package dev.waymark.query;

/** What a page is asked makes no sense, and the message says why. */
final class BadQuestion extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadQuestion(String message) {
    super(message);
  }
}
