package dev.waymark.sandbox;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** A broker and a registry that belong together, on one state folder. */
public final class Sandbox implements AutoCloseable {

  private final StateFolder folder;
  private final Broker broker;
  private final Registry registry;

  private Sandbox(StateFolder folder, Broker broker, Registry registry) {
    this.folder = folder;
    this.broker = broker;
    this.registry = registry;
  }

  /** Starts both on free ports; the sandbox closes the folder with itself. */
  public static Sandbox start(StateFolder folder) {
    return start(folder, Port.ANY, Port.ANY);
  }

  /**
   * Starts both; the sandbox closes the folder with itself.
   *
   * @throws IllegalArgumentException when a port is taken
   */
  public static Sandbox start(StateFolder folder, int brokerPort, int registryPort) {
    CompletableFuture<Registry> registry =
        CompletableFuture.supplyAsync(() -> Registry.start(folder.path(), registryPort));
    CompletableFuture<Broker> broker =
        CompletableFuture.supplyAsync(() -> Broker.start(folder.path(), brokerPort));
    try {
      CompletableFuture.allOf(registry, broker).join();
    } catch (CompletionException e) {
      closeIfStarted(registry, Registry::close);
      closeIfStarted(broker, Broker::close);
      folder.close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    return new Sandbox(folder, broker.join(), registry.join());
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** The address of the registry's Confluent API. */
  public String registryUrl() {
    return registry.url();
  }

  public Registry registry() {
    return registry;
  }

  public StateFolder folder() {
    return folder;
  }

  @Override
  public void close() {
    try (Parts parts = new Parts()) {
      parts.onClose(folder::close);
      parts.onClose(registry::close);
      parts.onClose(broker::close);
    }
  }

  /** What did start must not outlive what did not. */
  private static <T> void closeIfStarted(CompletableFuture<T> part, Consumer<T> close) {
    part.handle((started, failure) -> Optional.ofNullable(started)).join().ifPresent(close);
  }
}
