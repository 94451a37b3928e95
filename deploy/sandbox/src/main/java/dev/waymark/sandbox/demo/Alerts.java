package dev.waymark.sandbox.demo;

import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.RiskBand;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The churn alerts that stand, how many there were, and the newest. */
final class Alerts {

  private static final int NEWEST_SHOWN = 6;

  private final Map<String, RiskBand> standing = new HashMap<>();
  private final Deque<ChurnAlert> newest = new ArrayDeque<>();
  private int raised;
  private int cleared;

  void take(ChurnAlert alert) {
    switch (alert.getStep()) {
      case RAISED -> {
        raised++;
        standing.put(alert.getAlertId(), alert.getBand());
        remember(alert);
      }
      case ESCALATED, EASED -> standing.replace(alert.getAlertId(), alert.getBand());
      case CLEARED -> {
        cleared++;
        standing.remove(alert.getAlertId());
      }
      case RETRACTED -> {
        raised--;
        standing.remove(alert.getAlertId());
        newest.removeIf(other -> other.getAlertId().equals(alert.getAlertId()));
      }
    }
  }

  int standing() {
    return standing.size();
  }

  long standing(RiskBand band) {
    return standing.values().stream().filter(band::equals).count();
  }

  int raised() {
    return raised;
  }

  int cleared() {
    return cleared;
  }

  /** The last ones raised, the newest first. */
  List<ChurnAlert> newest() {
    return List.copyOf(newest);
  }

  private void remember(ChurnAlert alert) {
    newest.addFirst(alert);
    if (newest.size() > NEWEST_SHOWN) {
      newest.removeLast();
    }
  }
}
