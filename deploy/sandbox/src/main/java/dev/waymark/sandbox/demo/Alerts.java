package dev.waymark.sandbox.demo;

import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.RiskBand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The churn alerts, each by its last step, and the newest of them. */
final class Alerts {

  private static final int NEWEST_SHOWN = 6;

  private record Seen(AlertStep step, RiskBand band) {

    boolean stands() {
      return step != AlertStep.CLEARED;
    }
  }

  private final Map<String, Seen> alerts = new HashMap<>();
  private final List<ChurnAlert> newest = new ArrayList<>();

  void take(ChurnAlert alert) {
    if (alert.getStep() == AlertStep.RETRACTED) {
      alerts.remove(alert.getAlertId());
      forget(alert);
      return;
    }
    alerts.put(alert.getAlertId(), new Seen(alert.getStep(), alert.getBand()));
    if (alert.getStep() == AlertStep.RAISED) {
      remember(alert);
    }
  }

  int raised() {
    return alerts.size();
  }

  long standing() {
    return alerts.values().stream().filter(Seen::stands).count();
  }

  long standing(RiskBand band) {
    return alerts.values().stream().filter(seen -> seen.stands() && seen.band() == band).count();
  }

  long cleared() {
    return raised() - standing();
  }

  /** The last ones raised, the newest first; partitions are read in any order. */
  List<ChurnAlert> newest() {
    return List.copyOf(newest);
  }

  private void remember(ChurnAlert alert) {
    forget(alert);
    newest.add(alert);
    newest.sort(Comparator.comparing(ChurnAlert::getAt).reversed());
    if (newest.size() > NEWEST_SHOWN) {
      newest.remove(NEWEST_SHOWN);
    }
  }

  private void forget(ChurnAlert alert) {
    newest.removeIf(other -> other.getAlertId().equals(alert.getAlertId()));
  }
}
