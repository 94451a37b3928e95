package dev.waymark.sandbox.chaos;

import java.util.concurrent.CompletableFuture;

/** Work beside what the rig does. */
final class Beside {

  private Beside() {}

  /** Begins it in a thread that keeps nobody from ending. */
  static CompletableFuture<Void> run(String name, Runnable work) {
    return CompletableFuture.runAsync(
        work,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          thread.start();
        });
  }
}
