package dev.waymark.stream;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes {@link BeforeCommit} stores; they have no changelog, because they keep nothing. */
record BeforeCommitBuilder<T>(String name, Supplier<T> empty)
    implements StoreBuilder<BeforeCommit<T>> {

  @Override
  public BeforeCommit<T> build() {
    return new BeforeCommit<>(name, empty);
  }

  @Override
  public StoreBuilder<BeforeCommit<T>> withCachingEnabled() {
    return this;
  }

  @Override
  public StoreBuilder<BeforeCommit<T>> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<BeforeCommit<T>> withLoggingEnabled(Map<String, String> config) {
    return this;
  }

  @Override
  public StoreBuilder<BeforeCommit<T>> withLoggingDisabled() {
    return this;
  }

  @Override
  public Map<String, String> logConfig() {
    return Map.of();
  }

  @Override
  public boolean loggingEnabled() {
    return false;
  }
}
