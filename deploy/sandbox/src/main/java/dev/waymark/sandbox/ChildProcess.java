package dev.waymark.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A process of ours that ends when we end it; one of Java also when we end, however we end. */
public final class ChildProcess implements AutoCloseable {

  private final String name;
  private final Process process;
  private final Path log;

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a main class with the JDK that runs us.
   *
   * @param name what messages call it
   * @param folder its working folder, which takes its log
   * @param options options of the virtual machine, without a class path
   */
  public static ChildProcess start(
      String name,
      Path folder,
      List<String> options,
      String classPath,
      List<String> mainAndArguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, ChildMain.class.getName()));
    command.addAll(mainAndArguments);
    return startProgram(name, folder, command);
  }

  /**
   * Starts any program.
   *
   * @param name what messages call it
   * @param folder its working folder, which takes its log
   */
  public static ChildProcess startProgram(String name, Path folder, List<String> command) {
    Path log = folder.resolve(name + ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new ChildProcess(name, process, log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the " + name, e);
    }
  }

  /** The class path of this process, for a child in another working folder. */
  public static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The folder or jar with our own classes, for the class path of a child. */
  public static String ownClasses() {
    return Path.of(ownLocation()).toString();
  }

  /** The folder the build put everything in. */
  static Path buildFolder() {
    Path parent = Path.of(ownLocation()).getParent();
    if (parent == null) {
      throw new IllegalStateException("the sandbox runs from its build folder, not from /");
    }
    return parent;
  }

  /**
   * Waits until the child is ready.
   *
   * @throws IllegalStateException with the end of its log when it ends or takes too long
   */
  public void awaitReady(BooleanSupplier ready, long withinMs) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(withinMs);
    while (!ready.getAsBoolean()) {
      if (endsWithin(100)) {
        throw new IllegalStateException(
            name + " ended while starting. Its log ends:\n" + LogEnd.of(log));
      }
      if (System.nanoTime() > deadline) {
        close();
        throw new IllegalStateException(
            name + " was not ready after " + withinMs + " ms. Its log ends:\n" + LogEnd.of(log));
      }
    }
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The last lines of what it said. */
  public String logEnd() {
    return LogEnd.of(log);
  }

  /** How it ended: its exit code, or 128 and the number of the signal that ended it. */
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** Asks it to end, and waits for so long; true when it has. */
  public boolean end(long withinMs) {
    process.destroy();
    return endsWithin(withinMs);
  }

  /** Where it writes what it says. */
  public Path log() {
    return log;
  }

  /** Ends it without a chance to clean up, and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    if (!endsWithin(10_000)) {
      throw new IllegalStateException(name + " lives on 10 s after it was killed");
    }
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public void close() {
    process.destroy();
    if (!endsWithin(10_000)) {
      process.destroyForcibly();
      endsWithin(10_000);
    }
  }

  private boolean endsWithin(long ms) {
    try {
      process.onExit().get(ms, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the " + name, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String ownLocation() {
    try {
      return new File(
              ChildProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .getPath();
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
