package dev.waymark.sandbox.demo;

import dev.waymark.schema.Stage;
import dev.waymark.schema.StageChange;

/** How many customers came, lapsed, were lost and came back, retractions taken off. */
final class Moves {

  private int fresh;
  private int lapsed;
  private int lost;
  private int wonBack;

  void take(StageChange change) {
    int sign = change.getRetraction() ? -1 : 1;
    switch (change.getTo()) {
      case NEW -> fresh += sign;
      case LAPSED -> lapsed += sign;
      case LOST -> lost += sign;
      case ACTIVE -> wonBack += wasGone(change.getFrom()) ? sign : 0;
      case PROSPECT -> {
        // Somebody was seen for the first time, which the stages tell.
      }
    }
  }

  int fresh() {
    return fresh;
  }

  int lapsed() {
    return lapsed;
  }

  int lost() {
    return lost;
  }

  int wonBack() {
    return wonBack;
  }

  private static boolean wasGone(@org.jspecify.annotations.Nullable Stage from) {
    return from == Stage.LAPSED || from == Stage.LOST;
  }
}
