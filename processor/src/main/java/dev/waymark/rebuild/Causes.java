package dev.waymark.rebuild;

import java.util.Objects;
import java.util.stream.Stream;

/** What lies behind an exception. */
final class Causes {

  private Causes() {}

  static Stream<Throwable> of(Throwable thrown) {
    return Stream.<Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause);
  }
}
