package dev.waymark.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.DoubleSupplier;

/** The two numbers of a journey partition, written by its stream thread. */
final class PartitionGauges {

  private static final double MS_PER_SECOND = 1000;

  private final MeterRegistry registry;
  private final Gauge clock;
  private final Gauge deadlines;

  /** {@link Long#MIN_VALUE} before its first moment. */
  private volatile long clockMs = Long.MIN_VALUE;

  private volatile long behindMs;
  private long inputMs = Long.MIN_VALUE;

  PartitionGauges(int partition, MeterRegistry registry) {
    this.registry = registry;
    clock = gauge(Metric.CLOCK, partition, this::clockSeconds);
    deadlines = gauge(Metric.DEADLINES_BEHIND, partition, () -> behindMs / MS_PER_SECOND);
  }

  private Gauge gauge(Metric metric, int partition, DoubleSupplier number) {
    return Gauge.builder(metric.meter(), number::getAsDouble)
        .description(metric.sentence())
        .tag("partition", Integer.toString(partition))
        .strongReference(true)
        .register(registry);
  }

  private double clockSeconds() {
    return clockMs == Long.MIN_VALUE ? Double.NaN : clockMs / MS_PER_SECOND;
  }

  long clockMs() {
    return clockMs;
  }

  void clock(long ms) {
    clockMs = ms;
  }

  /** The clock and what it is behind come to the moment of the newest event. */
  void behind(long ms, Replaying replaying) {
    behindMs = ms;
    long newestMs = clockMs == Long.MIN_VALUE ? Long.MIN_VALUE : clockMs + ms;
    if (newestMs > inputMs) {
      inputMs = newestMs;
      replaying.moved(newestMs);
    }
  }

  void remove() {
    registry.remove(clock);
    registry.remove(deadlines);
  }
}
