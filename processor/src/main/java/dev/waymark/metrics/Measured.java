package dev.waymark.metrics;

import dev.waymark.stream.End;
import dev.waymark.stream.Observer;
import dev.waymark.stream.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/** What is measured here, as Prometheus reads it. */
public final class Measured implements Observer, AutoCloseable {

  private static final double MS_PER_SECOND = 1000;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbage = new JvmGcMetrics();
  private final Map<Topic, Map<End, Counter>> ends;
  private final Map<Integer, Gauges> partitions = new ConcurrentHashMap<>();

  /** Micrometer itself would let go of what a counter asks, and then count nothing. */
  private final Queue<DoubleSupplier> counted = new ConcurrentLinkedQueue<>();

  private final Counter replaced =
      Counter.builder(Metric.THREADS_REPLACED.meter())
          .description(Metric.THREADS_REPLACED.sentence())
          .register(registry);

  /** Every end of every input topic is there from the beginning, at 0. */
  public Measured() {
    ends =
        Topic.inputs().stream().collect(Collectors.toUnmodifiableMap(topic -> topic, this::endsOf));
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    garbage.bindTo(registry);
  }

  private Map<End, Counter> endsOf(Topic topic) {
    return Arrays.stream(End.values())
        .collect(
            Collectors.toUnmodifiableMap(
                end -> end,
                end ->
                    Counter.builder(Metric.RECORDS.meter())
                        .description(Metric.RECORDS.sentence())
                        .tag("topic", topic.key())
                        .tag("end", end.label())
                        .register(registry)));
  }

  /** What Prometheus is answered. */
  public String scrape() {
    return registry.scrape();
  }

  /** Shows a number that somebody else keeps. */
  public void show(Metric metric, DoubleSupplier number) {
    show(metric, Tags.empty(), number);
  }

  /** Shows a number of one topic that somebody else keeps. */
  public void show(Metric metric, Topic topic, DoubleSupplier number) {
    show(metric, Tags.of("topic", topic.key()), number);
  }

  private void show(Metric metric, Tags tags, DoubleSupplier number) {
    if (metric.isCounter()) {
      counted.add(number);
      FunctionCounter.builder(metric.meter(), number, DoubleSupplier::getAsDouble)
          .description(metric.sentence())
          .tags(tags)
          .register(registry);
    } else {
      Gauge.builder(metric.meter(), number::getAsDouble)
          .description(metric.sentence())
          .tags(tags)
          .register(registry);
    }
  }

  /** A stream thread was replaced. */
  public void replacedThread() {
    replaced.increment();
  }

  /** How many records of a topic ended in a way, since the start. */
  public long ended(Topic topic, End end) {
    return (long) counter(topic, end).count();
  }

  @Override
  public void ended(Topic topic, End end, long records) {
    counter(topic, end).increment((double) records);
  }

  private Counter counter(Topic topic, End end) {
    Counter counter = ends.getOrDefault(topic, Map.of()).get(end);
    if (counter == null) {
      throw new IllegalArgumentException(topic + " is no input topic: no record of it ends");
    }
    return counter;
  }

  @Override
  public void clock(int partition, long ms) {
    gauges(partition).clockMs = ms;
  }

  @Override
  public void behind(int partition, long ms) {
    gauges(partition).behindMs = ms;
  }

  @Override
  public void gone(int partition) {
    Gauges gone = partitions.remove(partition);
    if (gone != null) {
      registry.remove(gone.clock);
      registry.remove(gone.deadlines);
    }
  }

  private Gauges gauges(int partition) {
    Gauges known = partitions.get(partition);
    return known != null
        ? known
        : partitions.computeIfAbsent(partition, number -> new Gauges(number, registry));
  }

  @Override
  public void close() {
    garbage.close();
    registry.close();
  }

  /** The two numbers of a partition, written by its stream thread. */
  private static final class Gauges {
    private volatile long clockMs;
    private volatile long behindMs;
    private final Gauge clock;
    private final Gauge deadlines;

    Gauges(int partition, PrometheusMeterRegistry registry) {
      clock = gauge(Metric.CLOCK, partition, () -> clockMs / MS_PER_SECOND, registry);
      deadlines =
          gauge(Metric.DEADLINES_BEHIND, partition, () -> behindMs / MS_PER_SECOND, registry);
    }

    private static Gauge gauge(
        Metric metric, int partition, DoubleSupplier number, PrometheusMeterRegistry registry) {
      return Gauge.builder(metric.meter(), number::getAsDouble)
          .description(metric.sentence())
          .tag("partition", Integer.toString(partition))
          .strongReference(true)
          .register(registry);
    }
  }
}
