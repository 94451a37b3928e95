package dev.waymark.sandbox.demo;

import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.SaveWindowStep;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The save windows, each by its last step. */
final class SaveWindows {

  private record Seen(SaveWindowStep step, boolean unanswered) {

    boolean isOpen() {
      return step == SaveWindowStep.OPENED
          || step == SaveWindowStep.CONTACT
          || step == SaveWindowStep.ANSWERED;
    }
  }

  private final Map<String, Seen> windows = new HashMap<>();

  void take(SaveWindow window) {
    if (window.getStep() == SaveWindowStep.RETRACTED) {
      windows.remove(window.getWindowId());
    } else {
      windows.put(window.getWindowId(), new Seen(window.getStep(), window.getUnanswered()));
    }
  }

  long open() {
    return count(Seen::isOpen);
  }

  long unanswered() {
    return count(seen -> seen.isOpen() && seen.unanswered());
  }

  long saved() {
    return count(seen -> seen.step() == SaveWindowStep.SAVED);
  }

  long lost() {
    return count(seen -> seen.step() == SaveWindowStep.LOST);
  }

  private long count(Predicate<Seen> which) {
    return windows.values().stream().filter(which).count();
  }
}
