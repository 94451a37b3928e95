package dev.waymark.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where a sandbox keeps its state, for one sandbox at a time: a given folder that outlives it, or a
 * temporary one that goes with it.
 */
public final class StateFolder implements AutoCloseable {

  private static final String LOCK = "sandbox.lock";

  private final Path path;
  private final boolean temporary;
  private final FileChannel lock;

  private StateFolder(Path path, boolean temporary) throws IOException {
    this.path = path;
    this.temporary = temporary;
    this.lock = lock(path);
  }

  /** A folder that is deleted on close. */
  public static StateFolder temporary() {
    try {
      return new StateFolder(Files.createTempDirectory("waymark-sandbox-"), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A folder that is kept, made when it is not there.
   *
   * @throws IllegalArgumentException when another sandbox uses it
   */
  public static StateFolder at(Path path) {
    try {
      return new StateFolder(Files.createDirectories(path.toAbsolutePath()), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      lock.close();
      if (temporary) {
        delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Another sandbox of this very process has it, which is no different.
    }
    channel.close();
    throw new IllegalArgumentException(
        "folder " + path + " is in use: one sandbox at a time keeps its state there");
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
