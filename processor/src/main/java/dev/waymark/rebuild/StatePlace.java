package dev.waymark.rebuild;

import dev.waymark.app.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which one instance of a run keeps its state. Instances that share the work on one
 * machine have one each, and one that comes back finds the one it had: the first that is free.
 */
record StatePlace(Path folder, FileChannel open, FileLock lock) implements AutoCloseable {

  private static final int MOST = 64;

  /** The first free one below the folder of all state. */
  static StatePlace take(Path state, String engineId) {
    try {
      Files.createDirectories(state);
      for (int number = 1; number <= MOST; number++) {
        Path file = state.resolve(engineId + "." + number + ".lock");
        FileChannel open =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(open);
        if (lock != null) {
          return new StatePlace(folder(state, number), open, lock);
        }
        open.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("state.dir is " + state + ": it cannot be used", e);
    }
    throw new Failure(MOST + " instances of " + engineId + " have their state in " + state);
  }

  /** The folders in which instances may have had their state. */
  static List<Path> folders(Path state) {
    return IntStream.rangeClosed(1, MOST).mapToObj(number -> folder(state, number)).toList();
  }

  /** The first has its state where the run will have it when it is live. */
  private static Path folder(Path state, int number) {
    return number == 1 ? state : state.resolve("instance-" + number);
  }

  private static @Nullable FileLock lock(FileChannel open) throws IOException {
    try {
      return open.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another instance in this process has it
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      open.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
