package dev.waymark.sandbox.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A small disk that can be filled, where this machine lets us mount one. */
final class FullDisk {

  private static final String SIZE = "64m";
  private static final Duration NOTICED_WITHIN = Duration.ofSeconds(20);
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final int CHUNK = 1 << 16;

  /** Whether one can be mounted in a folder; it is not there afterwards. */
  static boolean isAllowed(Path folder) {
    if (!run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString())) {
      return false;
    }
    return run("umount", folder.toString());
  }

  /** Lets an instance work on it, fills it for a while, and takes it away again. */
  void with(Instance instance, long holdMs, Evidence evidence) {
    Path disk = instance.state();
    make(disk);
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString());
    evidence.require(mounted, "a disk of " + SIZE + " was mounted for " + instance);
    if (!mounted) {
      instance.start();
      return;
    }
    Thread away = new Thread(() -> run("umount", "-l", disk.toString()), "unmount");
    Runtime.getRuntime().addShutdownHook(away);
    try {
      instance.start();
      Wait.until(instance::isReady, READY_WITHIN);
      long logBytes = instance.logBytes();
      fill(disk, evidence);
      boolean noticed =
          Wait.until(
              () -> !instance.isAlive() || instance.hasSaid(logBytes, List.of("No space left")),
              NOTICED_WITHIN);
      evidence.note(noticed ? "it noticed" : "it had no need to write so far");
      Wait.ms(holdMs);
      String shown = instance.kill();
      evidence.note(shown);
    } finally {
      run("umount", "-l", disk.toString());
      Runtime.getRuntime().removeShutdownHook(away);
    }
    instance.start();
  }

  private static void fill(Path disk, Evidence evidence) {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
      while (true) {
        out.write(chunk);
      }
    } catch (IOException full) {
      evidence.note(String.valueOf(full.getMessage()));
    }
    try {
      FileStore store = Files.getFileStore(disk);
      evidence.require(
          store.getUsableSpace() < CHUNK, store.getUsableSpace() + " bytes were left on it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a disk was mounted", e);
    }
  }
}
