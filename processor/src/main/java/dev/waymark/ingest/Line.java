package dev.waymark.ingest;

import java.util.function.Consumer;

/** What became of a line: an event to send, or a bad line to show. */
public sealed interface Line {

  /** A line that says an event. */
  record Good(InputEvent event) implements Line {}

  /** A line that says none. */
  record Bad(BadLine line) implements Line {}

  /** Hands what it is to the one who wants it. */
  default void match(Consumer<InputEvent> good, Consumer<BadLine> bad) {
    if (this instanceof Good it) {
      good.accept(it.event());
    } else if (this instanceof Bad it) {
      bad.accept(it.line());
    }
  }
}
