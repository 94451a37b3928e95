package dev.waymark.stream;

import dev.waymark.domain.churn.AlertStep;
import dev.waymark.domain.churn.Band;
import dev.waymark.domain.churn.WindowStep;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import java.util.EnumMap;
import java.util.Map;

/** What one task has told since its last commit, counted by kind, for counters that only grow. */
final class Tally {

  private static final String REASON = "reason=";

  private final Map<Stage, Long> stages = new EnumMap<>(Stage.class);
  private final Map<AlertStep, Map<Band, Long>> alerts = new EnumMap<>(AlertStep.class);
  private final Map<WindowStep, Long> windows = new EnumMap<>(WindowStep.class);
  private final Map<Reason, Long> complaints = new EnumMap<>(Reason.class);
  private long orders;

  /** A moment was told, or taken back. A stage change that is taken back is not counted. */
  void add(Moment moment, boolean retraction) {
    if (moment instanceof Moment.AlertMoved moved) {
      AlertStep step = retraction ? AlertStep.RETRACTED : moved.step();
      count(alerts.computeIfAbsent(step, s -> new EnumMap<>(Band.class)), moved.band(), 1);
    } else if (moment instanceof Moment.WindowMoved moved) {
      count(windows, retraction ? WindowStep.RETRACTED : moved.step(), 1);
    } else if (moment instanceof Moment.StageChanged changed && !retraction) {
      count(stages, changed.to(), 1);
    }
  }

  /** Sums travel on; each part is in one cell of a day, so days alone are counted. */
  void add(Map<CellId, Sum> sums) {
    sums.forEach(
        (id, sum) -> {
          if (id.grain() == Grain.DAY && sum.count() > 0) {
            add(id, sum.count());
          }
        });
  }

  private void add(CellId id, long n) {
    if (id.kpi() == Kpi.ORDERS) {
      orders += n;
    } else if (id.kpi() == Kpi.COMPLAINTS) {
      count(complaints, reason(id.dimensions()), n);
    }
  }

  /** Of {@code channel=web;reason=LATE_DELIVERY}. */
  private static Reason reason(String dimensions) {
    return Reason.valueOf(dimensions.substring(dimensions.indexOf(REASON) + REASON.length()));
  }

  private static <K> void count(Map<K, Long> counts, K which, long n) {
    counts.merge(which, n, Long::sum);
  }

  /** Tells all of it, and begins anew. */
  void tell(Observer observer) {
    observer.orders(orders);
    complaints.forEach(observer::complaints);
    stages.forEach(observer::stageChanges);
    windows.forEach(observer::windowSteps);
    alerts.forEach((step, bands) -> bands.forEach((band, n) -> observer.alertSteps(step, band, n)));
    orders = 0;
    complaints.clear();
    stages.clear();
    windows.clear();
    alerts.clear();
  }
}
