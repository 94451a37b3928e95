package dev.waymark.metrics;

import dev.waymark.domain.churn.AlertStep;
import dev.waymark.domain.churn.Band;
import dev.waymark.domain.churn.WindowStep;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.rules.Rules;
import dev.waymark.stream.End;
import dev.waymark.stream.Observer;
import dev.waymark.stream.StreamRules;
import dev.waymark.stream.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is measured here, as Prometheus reads it: the plane "now". */
public final class Measured implements Observer, AutoCloseable {

  /** The run that is no replay. */
  public static final String LIVE = "live";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Topic, Map<End, Counter>> ends;
  private final Map<Integer, PartitionGauges> partitions = new ConcurrentHashMap<>();
  private final ToldCounters told = new ToldCounters(registry);
  private final StockGauges stocks;
  private final Replaying replaying;

  /** Micrometer itself would let go of what a counter asks, and then count nothing. */
  private final Queue<DoubleSupplier> asked = new ConcurrentLinkedQueue<>();

  private final Counter replaced =
      Counter.builder(Metric.THREADS_REPLACED.meter())
          .description(Metric.THREADS_REPLACED.sentence())
          .register(registry);

  /** For a run by these rules; every counter is there from the beginning, at 0. */
  public Measured(StreamRules rules, String run) {
    this(rules, run, System::currentTimeMillis);
  }

  Measured(StreamRules rules, String run, LongSupplier wallMs) {
    ends =
        Stream.concat(Topic.inputs().stream(), Topic.commands().stream())
            .collect(Collectors.toUnmodifiableMap(topic -> topic, this::endsOf));
    stocks = new StockGauges(registry, rules);
    replaying = new Replaying(rules.clockEndMs() != Rules.NEVER || !run.equals(LIVE), wallMs);
    show(Metric.REPLAYING, () -> replaying.now() ? 1 : 0);
    show(Metric.PARTITIONS, "journeys", rules::journeyTasks);
    show(Metric.PARTITIONS, "kpis", rules::kpiPartitions);
    show(
        Metric.RULES,
        Tags.of(
            "currency",
            rules.domain().currency().getCurrencyCode(),
            "rules",
            rules.domain().version(),
            "run",
            run),
        () -> 1);
    MachineNumbers.showIn(this);
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

  /** Shows a number that somebody else keeps, of one value of the metric's only label. */
  public void show(Metric metric, String value, DoubleSupplier number) {
    show(metric, Tags.of(metric.labels().get(0), value), number);
  }

  private void show(Metric metric, Tags tags, DoubleSupplier number) {
    asked.add(number);
    if (metric.isCounter()) {
      FunctionCounter.builder(metric.meter(), number, DoubleSupplier::getAsDouble)
          .description(metric.sentence())
          .tags(tags)
          .register(registry);
    } else {
      Gauge.builder(metric.meter(), number::getAsDouble)
          .description(metric.sentence())
          .tags(tags)
          .strongReference(true)
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
      throw new IllegalArgumentException(
          topic + " brings neither events nor commands: no record of it ends");
    }
    return counter;
  }

  @Override
  public void here(int partition) {
    gauges(partition);
  }

  @Override
  public void clock(int partition, long ms) {
    gauges(partition).clock(ms);
  }

  @Override
  public void behind(int partition, long ms) {
    gauges(partition).behind(ms, replaying);
  }

  @Override
  public void gone(int partition) {
    PartitionGauges gone = partitions.remove(partition);
    if (gone != null) {
      gone.remove();
    }
  }

  private PartitionGauges gauges(int partition) {
    PartitionGauges known = partitions.get(partition);
    return known != null
        ? known
        : partitions.computeIfAbsent(partition, number -> new PartitionGauges(number, registry));
  }

  @Override
  public void orders(long n) {
    told.orders(n);
  }

  @Override
  public void complaints(Reason reason, long n) {
    told.complaints(reason, n);
  }

  @Override
  public void stageChanges(Stage to, long n) {
    told.stages(to, n);
  }

  @Override
  public void alertSteps(AlertStep step, Band band, long n) {
    told.alerts(step, band, n);
  }

  @Override
  public void windowSteps(WindowStep step, long n) {
    told.windows(step, n);
  }

  @Override
  public void revisions(long n) {
    told.revisions(n);
  }

  @Override
  public void stocksHere(int partition) {
    stocks.here(partition);
  }

  @Override
  public void stock(int partition, Kpi kpi, String dimensions, Sum sum) {
    stocks.stand(partition, kpi, dimensions, sum);
  }

  @Override
  public void stocksGone(int partition) {
    stocks.gone(partition);
  }

  @Override
  public void close() {
    registry.close();
  }
}
