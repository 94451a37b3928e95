package dev.waymark.stream;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Usual;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.schema.Kpi;
import dev.waymark.wire.Figures;
import dev.waymark.wire.state.Batch;
import dev.waymark.wire.state.Cell;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Adds contributions to KPI cells, closes windows, and publishes each changed cell once a commit.
 */
final class KpiProcessor implements Processor<byte[], Batch, byte[], Kpi> {

  private final StreamRules rules;
  private final Observer observer;
  private final Windows windows;
  private final Figures figures;
  private final Map<Integer, Long> movedClocks = new TreeMap<>();
  private ProcessorContext<byte[], Kpi> context;
  private Cells cells;
  private Unusual unusual;
  private Clocks clocks;
  private Retention retention;
  private long revisions;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  KpiProcessor(StreamRules rules, Observer observer) {
    this.rules = rules;
    this.observer = observer;
    this.windows = new Windows(rules.domain().zone());
    this.figures = new Figures(rules.domain().currency(), windows);
  }

  @Override
  public void init(ProcessorContext<byte[], Kpi> here) {
    context = here;
    movedClocks.clear();
    clocks = new Clocks(here.getStateStore(Stores.CLOCKS), rules.journeyTasks());
    observer.stocksHere(here.taskId().partition());
    unusual = new Unusual(new Usual(windows, rules.domain().unusualFloor()));
    cells =
        new Cells(
            here.getStateStore(Stores.CELLS),
            windows,
            unusual,
            clocks.allReachedMs(),
            this::standing);
    retention = new Retention(here.getStateStore(Stores.CELLS), rules.retentionMs());
    BeforeCommit<Object> store = here.getStateStore(Stores.KPI_OUTBOX);
    store.run(here, this::leave);
  }

  @Override
  public void process(Record<byte[], Batch> record) {
    Batch batch = record.value();
    batch.sums().forEach(cells::add);
    long reachedMs = clocks.reached(batch.partition(), batch.clockMs());
    movedClocks.put(batch.partition(), reachedMs);
    cells.close(clocks.allReachedMs());
  }

  /** The last thing before a commit: what has changed leaves with it. */
  private void leave() {
    long nowMs = clocks.allReachedMs();
    cells.flush((id, cell) -> publish(id, cell, nowMs));
    retention
        .expired(nowMs, windows, unusual)
        .forEach(
            id -> {
              cells.forget(id);
              context.forward(new Record<>(key(id), null, nowMs));
            });
    movedClocks.forEach(this::publishClock);
    movedClocks.clear();
    observer.revisions(revisions);
    revisions = 0;
  }

  private void publish(CellId id, Cell cell, long nowMs) {
    revisions++;
    standing(id, cell);
    context.forward(new Record<>(key(id), figures.kpi(id, cell, nowMs), nowMs));
  }

  private void standing(CellId id, Cell cell) {
    if (id.grain() == Grain.NOW && id.isStock()) {
      observer.stock(context.taskId().partition(), id.kpi(), id.dimensions(), cell.sum());
    }
  }

  /**
   * How far a journey partition has come, for those who wait for it; the owner of the cell says it.
   */
  private void publishClock(int partition, long reachedMs) {
    if (partition % rules.kpiPartitions() == context.taskId().partition()) {
      byte[] key = ("clock|now||partition=" + partition).getBytes(StandardCharsets.UTF_8);
      context.forward(
          new Record<>(key, figures.clock(partition, reachedMs), Math.max(0, reachedMs)));
    }
  }

  private static byte[] key(CellId id) {
    return new CellPlace(id).key().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    observer.stocksGone(context.taskId().partition());
  }
}
