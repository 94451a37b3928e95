package dev.waymark.stream;

import java.util.function.Supplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * A store that keeps nothing beyond a commit: it holds what its task gathers, and is told when the
 * task is about to commit, as Kafka's own record caches are, so that what was gathered leaves in
 * the same transaction.
 *
 * <p>There is no public hook for that. This is the one place that leans on internals of Kafka
 * Streams; a test fails when a later version no longer calls it.
 */
final class BeforeCommit<T> implements StateStore, CachedStateStore<Object, Object> {

  private final String name;
  private final Supplier<T> empty;
  private T gathered;
  private boolean open;
  private Runnable leave = () -> {};

  BeforeCommit(String name, Supplier<T> empty) {
    this.name = name;
    this.empty = empty;
    this.gathered = empty.get();
  }

  /** What has been gathered since the last commit. */
  T gathered() {
    return gathered;
  }

  /** What to do before every commit, as if the processor of that context did it. */
  void run(ProcessorContext<?, ?> context, Runnable work) {
    InternalProcessorContext<?, ?> internal = (InternalProcessorContext<?, ?>) context;
    ProcessorNode<?, ?, ?, ?> node = internal.currentNode();
    leave = () -> runAs(node, internal, work);
  }

  private static void runAs(
      ProcessorNode<?, ?, ?, ?> node, InternalProcessorContext<?, ?> internal, Runnable work) {
    ProcessorNode<?, ?, ?, ?> before = internal.currentNode();
    ProcessorRecordContext record = internal.recordContext();
    internal.setCurrentNode(node);
    internal.setRecordContext(new ProcessorRecordContext(0, -1, -1, null, new RecordHeaders()));
    try {
      work.run();
    } finally {
      internal.setRecordContext(record);
      internal.setCurrentNode(before);
    }
  }

  @Override
  public void flushCache() {
    leave.run();
  }

  @Override
  public void clearCache() {}

  @Override
  public boolean setFlushListener(CacheFlushListener<Object, Object> listener, boolean oldValues) {
    return false;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (key, value) -> {});
    gathered = empty.get();
    open = true;
  }

  @Override
  public void close() {
    open = false;
    leave = () -> {};
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }
}
