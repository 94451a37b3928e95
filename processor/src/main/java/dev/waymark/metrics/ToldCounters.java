package dev.waymark.metrics;

import dev.waymark.domain.churn.AlertStep;
import dev.waymark.domain.churn.Band;
import dev.waymark.domain.churn.WindowStep;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.journey.Stage;
import dev.waymark.stream.Cut;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** Counters of what was told; every combination of labels is there from the start, at 0. */
final class ToldCounters {

  private final MeterRegistry registry;
  private final Counter orders;
  private final Counter revisions;
  private final Map<Reason, Counter> complaints = new EnumMap<>(Reason.class);
  private final Map<Stage, Counter> stages = new EnumMap<>(Stage.class);
  private final Map<WindowStep, Counter> windows = new EnumMap<>(WindowStep.class);
  private final Map<Cut, Counter> cuts = new EnumMap<>(Cut.class);
  private final Map<AlertStep, Map<Band, Counter>> alerts = new EnumMap<>(AlertStep.class);

  ToldCounters(MeterRegistry registry) {
    this.registry = registry;
    orders = counter(Metric.ORDERS);
    revisions = counter(Metric.KPI_REVISIONS);
    for (Reason reason : Reason.values()) {
      complaints.put(reason, counter(Metric.COMPLAINTS, "reason", reason.name()));
    }
    for (Stage stage : Stage.values()) {
      if (stage != Stage.NONE) {
        stages.put(stage, counter(Metric.STAGE_CHANGES, "to", stage.name()));
      }
    }
    for (WindowStep step : WindowStep.values()) {
      windows.put(step, counter(Metric.SAVE_WINDOW_STEPS, "step", step.name()));
    }
    for (Cut cut : Cut.values()) {
      cuts.put(cut, counter(Metric.IDENTITY_CUT, "limit", cut.label()));
    }
    for (AlertStep step : AlertStep.values()) {
      alerts.put(step, alerts(step));
    }
  }

  private Map<Band, Counter> alerts(AlertStep step) {
    Map<Band, Counter> bands = new EnumMap<>(Band.class);
    for (Band band : Band.values()) {
      if (band != Band.NONE) {
        bands.put(
            band, counter(Metric.CHURN_ALERT_STEPS, "step", step.name(), "band", band.name()));
      }
    }
    return bands;
  }

  private Counter counter(Metric metric, String... labels) {
    return Counter.builder(metric.meter())
        .description(metric.sentence())
        .tags(labels)
        .register(registry);
  }

  void orders(long n) {
    orders.increment((double) n);
  }

  void revisions(long n) {
    revisions.increment((double) n);
  }

  void complaints(Reason reason, long n) {
    count(complaints, reason, n);
  }

  void stages(Stage to, long n) {
    count(stages, to, n);
  }

  void windows(WindowStep step, long n) {
    count(windows, step, n);
  }

  void cuts(Cut cut, long n) {
    count(cuts, cut, n);
  }

  void alerts(AlertStep step, Band band, long n) {
    count(alerts.getOrDefault(step, Map.of()), band, n);
  }

  private static <K> void count(Map<K, Counter> counters, K which, long n) {
    Counter counter = counters.get(which);
    if (counter != null) {
      counter.increment((double) n);
    }
  }
}
