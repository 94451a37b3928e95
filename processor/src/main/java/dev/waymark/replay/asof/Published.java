package dev.waymark.replay.asof;

import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.SaveWindowStep;
import dev.waymark.schema.StageChange;
import java.time.Instant;
import java.util.Optional;

/** What had been told of a customer by an instant, and what was told of that time afterwards. */
public final class Published {

  private static final Telling.Words<StageChange> CHANGES =
      new Telling.Words<>(StageChange::getChangeId, StageChange::getAt, StageChange::getRetraction);
  private static final Telling.Words<ChurnAlert> ALERTS =
      new Telling.Words<>(
          ChurnAlert::getAlertId,
          ChurnAlert::getAt,
          alert -> alert.getStep() == AlertStep.RETRACTED);
  private static final Telling.Words<SaveWindow> WINDOWS =
      new Telling.Words<>(
          SaveWindow::getWindowId,
          SaveWindow::getAt,
          window -> window.getStep() == SaveWindowStep.RETRACTED);

  private final Telling<StageChange> changes;
  private final Telling<ChurnAlert> alerts;
  private final Telling<SaveWindow> windows;

  public Published(Instant asOf) {
    changes = new Telling<>(CHANGES, asOf);
    alerts = new Telling<>(ALERTS, asOf);
    windows = new Telling<>(WINDOWS, asOf);
  }

  public Telling<StageChange> changes() {
    return changes;
  }

  public Telling<ChurnAlert> alerts() {
    return alerts;
  }

  public Telling<SaveWindow> windows() {
    return windows;
  }

  /** The stage as told by then. */
  public Optional<String> stage() {
    return changes.last().map(step -> step.what().getTo().name());
  }

  /** The alert that stood as told by then. */
  public Optional<ChurnAlert> alert() {
    return alerts
        .last()
        .map(Telling.Step::what)
        .filter(alert -> alert.getStep() != AlertStep.CLEARED);
  }

  /** The save window that was open as told by then. */
  public Optional<SaveWindow> window() {
    return windows
        .last()
        .map(Telling.Step::what)
        .filter(
            window ->
                window.getStep() != SaveWindowStep.SAVED
                    && window.getStep() != SaveWindowStep.LOST);
  }
}
