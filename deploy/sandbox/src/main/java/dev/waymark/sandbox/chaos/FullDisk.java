package dev.waymark.sandbox.chaos;

import dev.waymark.sandbox.rig.Instance;
import dev.waymark.sandbox.rig.Wait;
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

  private static final String SIZE = "128m";
  private static final Duration NEEDS_WITHIN = Duration.ofSeconds(5);
  private static final Duration NOTICED_WITHIN = Duration.ofSeconds(40);
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final int CHUNK = 1 << 16;

  /** Whether one can be mounted in a folder; it is not there afterwards. */
  static boolean isAllowed(Path folder) {
    if (!run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString())) {
      return false;
    }
    return run("umount", folder.toString());
  }

  /**
   * Lets an instance whose state is lost work on it, fills it, and takes it away again once the
   * instance has noticed. What RocksDB keeps in memory may need no disk for long: then the instance
   * is killed and started once more on the full disk, where it must write at once.
   */
  void with(Instance instance, long holdMs, Recovery recovery, Evidence evidence) {
    Path disk = Place.made(instance.state(), "");
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
      recovery.struck();
      if (!Wait.until(() -> hasNoticed(instance, logBytes), NEEDS_WITHIN)) {
        evidence.killed(instance.kill("which had no need to write so far"));
        instance.start();
        boolean noticed = Wait.until(() -> hasNoticed(instance, 0), NOTICED_WITHIN);
        evidence.require(noticed, "it noticed when it was started again");
      } else {
        evidence.note("it noticed");
      }
      Wait.ms(holdMs);
      if (instance.isAlive()) {
        evidence.killed(instance.kill("on the full disk"));
      } else {
        evidence.note(instance + " gave up");
      }
    } finally {
      run("umount", "-l", disk.toString());
      Runtime.getRuntime().removeShutdownHook(away);
    }
    instance.start();
  }

  private static boolean hasNoticed(Instance instance, long sinceBytes) {
    return instance.hasSaid(sinceBytes, List.of("No space left"));
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
