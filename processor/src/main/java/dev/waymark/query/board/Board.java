package dev.waymark.query.board;

import dev.waymark.domain.kpi.Sum;
import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Kpi;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.SaveWindowStep;
import dev.waymark.wire.Figures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is known by now of all that the board shows. Several threads tell it, several ask. */
public final class Board {

  private static final String CLOCK_KEY = Figures.CLOCK + "|";

  private final BoardRules rules;
  private final KpiCells cells = new KpiCells();
  private final Map<String, Long> clocksMs = new TreeMap<>();
  private final Steps<ChurnAlert> alerts = new Steps<>(Board::stands);
  private final Steps<SaveWindow> windows = new Steps<>(Board::isOpen);
  private int caughtUp;
  private String problem = "";
  private long version = 1;
  private long shownVersion;
  private String shown = "";

  public Board(BoardRules rules) {
    this.rules = rules;
  }

  /** Whether the KPI cell with this key is worth reading. */
  public static boolean isWanted(String key) {
    return key.startsWith(CLOCK_KEY) || KpiCells.isWanted(key);
  }

  /** A KPI cell has a new value, or is gone. */
  public synchronized void hearKpi(String key, Optional<Kpi> value) {
    if (key.startsWith(CLOCK_KEY)) {
      value.ifPresent(clock -> clocksMs.put(key, clock.getCount()));
    } else {
      cells.set(key, value.map(kpi -> new Sum(kpi.getCount(), kpi.getAmount())));
    }
    changed();
  }

  /** An alert has taken a step, or its customer is forgotten. */
  public synchronized void hearAlert(String customer, Optional<ChurnAlert> told) {
    told.ifPresentOrElse(
        alert -> {
          if (alert.getStep() == AlertStep.RETRACTED) {
            alerts.takeBack(customer, alert.getAlertId(), alert.getAt());
          } else {
            alerts.take(customer, alert.getAlertId(), alert.getAt(), alert);
          }
        },
        () -> alerts.forget(customer));
    changed();
  }

  /**
   * The steps of an alert that are remembered, in their order. Waits, but not for ever, until all
   * that was told has been heard.
   *
   * @return empty when it has not been heard in time
   */
  public synchronized Optional<List<ChurnAlert>> alert(String alertId, long atMostMs)
      throws InterruptedException {
    long untilNs = System.nanoTime() + atMostMs * 1_000_000;
    while (!isReady() && !hasFailed() && System.nanoTime() < untilNs) {
      wait(Math.max(1, (untilNs - System.nanoTime()) / 1_000_000));
    }
    return isReady() ? Optional.of(alerts.life(alertId)) : Optional.empty();
  }

  /** A save window has taken a step, or its customer is forgotten. */
  public synchronized void hearWindow(String customer, Optional<SaveWindow> told) {
    told.ifPresentOrElse(
        window -> {
          if (window.getStep() == SaveWindowStep.RETRACTED) {
            windows.takeBack(customer, window.getWindowId(), window.getAt());
          } else {
            windows.take(customer, window.getWindowId(), window.getAt(), window);
          }
        },
        () -> windows.forget(customer));
    changed();
  }

  private static boolean stands(ChurnAlert alert) {
    return alert.getStep() != AlertStep.CLEARED;
  }

  private static boolean isOpen(SaveWindow window) {
    return window.getStep() != SaveWindowStep.SAVED && window.getStep() != SaveWindowStep.LOST;
  }

  /** One of the topics has been read up to its end. */
  public synchronized void hearAll() {
    caughtUp++;
    changed();
  }

  /** The topics cannot be read. */
  public synchronized void fail(String reason) {
    problem = reason;
    changed();
  }

  /** Whether it could not go on. */
  public synchronized boolean hasFailed() {
    return !problem.isEmpty();
  }

  private void changed() {
    version++;
    notifyAll();
  }

  /** All that is shown, as JSON. */
  public synchronized String json() {
    if (shownVersion != version) {
      BoardJson json = new BoardJson(rules, cells, clocksMs.values());
      shown = json.write(isReady(), problem, alerts.standing(), windows.standing()).toString();
      shownVersion = version;
    }
    return shown;
  }

  private boolean isReady() {
    return caughtUp == rules.topics();
  }

  /** Waits until something has changed since a version, but not for ever; says which it is now. */
  synchronized long awaitChange(long since, long atMostMs) throws InterruptedException {
    long untilNs = System.nanoTime() + atMostMs * 1_000_000;
    while (version == since && System.nanoTime() < untilNs) {
      wait(Math.max(1, (untilNs - System.nanoTime()) / 1_000_000));
    }
    return version;
  }
}
